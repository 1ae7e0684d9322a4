package org.gradcost.tape.compile.emit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.ValueRef;

/**
 * Emits the reverse sweep.
 *
 * <p>Adjoints are locals, one for each gate. The first contribution assigns and later ones accumulate; the builder knows
 * which adjoints are zero at each place, since the JVM does not fold {@code 0.0 + x}. A loop is emitted until the set of
 * nonzero adjoints at the start of its body is that at its end, a fixed point.
 */
final class ReverseSweep implements LoopIteration {

    private final CodeBuilder builder;
    private final InvariantReads invariants;
    private final AdjointRules rules;

    ReverseSweep(CodeBuilder builder, InvariantReads invariants, AdjointRules rules) {
        this.builder = builder;
        this.invariants = invariants;
        this.rules = rules;
    }

    void region(Region region) {
        if (!region.isSplit()) {
            MethodChunk all = region.chunks.get(0);
            nodes(all.nodes);
            flush(all);
            return;
        }
        for (int c = region.chunks.size() - 1; c >= 0; c--) {
            MethodChunk chunk = region.chunks.get(c);
            if (builder.beginMethod("reverse" + chunk.method, chunk)) {
                nodes(chunk.nodes);
                flush(chunk);
                builder.endMethod();
            }
        }
    }

    void nodes(List<IrNode> nodes) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i) instanceof GateNode gate) {
                gate(gate);
            } else {
                loop((Loop) nodes.get(i));
            }
        }
    }

    private void gate(GateNode gate) {
        if (!gate.active) {
            return;
        }
        Local adjoint = builder.adjoint(gate);
        boolean inLocal = builder.consume(gate);
        if (gate.inMemory) {
            CodeExpression stored = new Element(Array.ADJOINTS, gate.place);
            builder.emit(new Assign(adjoint, inLocal ? new Binary('+', new LocalRead(adjoint), stored) : stored));
            if (gate.clearsAdjoint) {
                builder.emit(new Store(Array.ADJOINTS, gate.place, new Literal(0), false));
            }
        } else if (!inLocal) {
            return;
        }
        rules.pullBack(gate, new LocalRead(adjoint));
    }

    /** Stores the adjoints of a chunk's inputs in the gradient, at its end. */
    void flush(MethodChunk chunk) {
        Map<Local, Store> stores = new LinkedHashMap<>();
        boolean accumulate = true;
        for (ValueRef.Input input : chunk.inputs) {
            if (builder.consume(input)) {
                Local adjoint = builder.adjoint(input);
                boolean first = input.adjoint.isFirst;
                accumulate &= !first;
                stores.put(adjoint, new Store(Array.GRADIENT, input.index, new LocalRead(adjoint), !first));
            }
        }
        if (accumulate && stores.size() > Heuristics.INPUT_ADJOINTS) {
            storeEarly(stores);
        }
        for (Store store : stores.values()) {
            builder.emit(store);
        }
    }

    /** Moves stores up to right after the only assignment of their adjoints, in a block of scalar statements. */
    private void storeEarly(Map<Local, Store> stores) {
        Set<Local> assigned = new HashSet<>();
        Set<Local> assignedAgain = new HashSet<>();
        for (Statement statement : builder.block()) {
            if (statement instanceof Assign assign) {
                if (!assigned.add(assign.local())) {
                    assignedAgain.add(assign.local());
                }
            } else if (!(statement instanceof Store)) {
                return;
            }
        }
        for (Statement statement : builder.takeBlock()) {
            builder.emit(statement);
            if (statement instanceof Assign assign
                    && stores.containsKey(assign.local())
                    && !assignedAgain.contains(assign.local())) {
                builder.emit(stores.remove(assign.local()));
            }
        }
    }

    private void loop(Loop loop) {
        invariants.beforeReverse(loop);
        Set<Object> start = nonzeroAtStart(loop, this);
        builder.zero(start);
        builder.beginBlock();
        iteration(loop);
        builder.zero(start);
        List<Statement> body = builder.endBlock();
        if (!body.isEmpty()) {
            builder.emit(For.all(loop, true, body));
        }
        initialValues(loop);
    }

    @Override
    public void iteration(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            if (builder.consume(carry)) {
                rules.contribute(carry.source, false, new LocalRead(builder.adjoint(carry)));
            }
        }
        region(loop.region);
    }

    /** Passes the adjoints of what a loop carries on to its initial values. */
    void initialValues(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            if (builder.consume(carry)) {
                rules.contribute(carry.initial, new LocalRead(builder.adjoint(carry)));
            }
        }
    }

    /** Returns the adjoints that may be nonzero at the start of a loop's body, given that they are those at its end. */
    Set<Object> nonzeroAtStart(Loop loop, LoopIteration body) {
        Set<Object> before = builder.nonzero();
        Set<Object> start = new LinkedHashSet<>(before);
        while (true) {
            builder.setNonzero(new LinkedHashSet<>(start));
            builder.beginBlock();
            body.iteration(loop);
            builder.endBlock();
            if (start.containsAll(builder.nonzero())) {
                break;
            }
            start.addAll(builder.nonzero());
        }
        builder.setNonzero(before);
        return start;
    }
}

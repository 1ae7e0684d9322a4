package org.gradcost.tape.compile.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Binary;
import org.gradcost.tape.compile.code.Element;
import org.gradcost.tape.compile.code.Expression;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Literal;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.ValueRef;

/**
 * Bodies backward.
 *
 * <p>Adjoints are locals, one for each gate. The first contribution to one assigns and later ones add; so the generator
 * follows which of them are zero at each place, for the JVM does not fold {@code 0.0 + x}. A loop is generated as often as
 * it takes until what is zero at the start of its body is what is zero at the end.
 */
abstract class ReverseSweep extends AdjointRules {

    /** More adjoints of inputs than this do not find registers until all are complete. */
    private static final int FEW = 12;

    ReverseSweep(GradientPlan plan) {
        super(plan);
    }

    void reverse(Region region) {
        if (!region.isSplit()) {
            MethodChunk all = region.chunks.get(0);
            reverse(all.nodes);
            flush(all);
            return;
        }
        for (int s = region.chunks.size() - 1; s >= 0; s--) {
            MethodChunk chunk = region.chunks.get(s);
            if (beginMethod("reverse" + chunk.method, chunk)) {
                reverse(chunk.nodes);
                flush(chunk);
                endMethod();
            }
        }
    }

    void reverse(List<IrNode> items) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i) instanceof GateNode leaf) {
                reverse(leaf);
            } else {
                reverse((Loop) items.get(i));
            }
        }
    }

    void reverse(GateNode leaf) {
        if (!leaf.active) {
            return;
        }
        Local adjoint = adjointLocal(leaf, "d" + leaf);
        boolean inLocal = nonzero.remove(leaf);
        if (leaf.inMemory) {
            Expression kept = new Element(Array.ADJOINTS, leaf.place);
            emit(new Assign(adjoint, inLocal ? new Binary('+', new LocalRead(adjoint), kept) : kept));
            if (leaf.clearsAdjoint) {
                emit(new Store(Array.ADJOINTS, leaf.place, new Literal(0), false));
            }
        } else if (!inLocal) {
            return;
        }
        pullBack(leaf, new LocalRead(adjoint));
    }

    /** At the end of a segment the gradient gets what its gates gave to the inputs. */
    void flush(MethodChunk chunk) {
        Map<Local, Store> puts = new LinkedHashMap<>();
        boolean adds = true;
        for (ValueRef.Input input : chunk.inputs) {
            if (nonzero.remove(input)) {
                Local adjoint = adjointLocal(input, "d");
                adds &= !input.adjoint.isFirst;
                puts.put(
                        adjoint,
                        new Store(Array.GRADIENT, input.index, new LocalRead(adjoint), !input.adjoint.isFirst));
            }
        }
        if (adds && puts.size() > FEW) {
            early(puts);
        }
        for (Store put : puts.values()) {
            emit(put);
        }
    }

    /** What can be added at once, if nothing but numbers is computed here, where the order of additions is free. */
    private void early(Map<Local, Store> puts) {
        Set<Local> once = new HashSet<>();
        Set<Local> again = new HashSet<>();
        for (Statement statement : out) {
            if (statement instanceof Assign let) {
                if (!once.add(let.local())) {
                    again.add(let.local());
                }
            } else if (!(statement instanceof Store)) {
                return;
            }
        }
        List<Statement> late = out;
        out = new ArrayList<>();
        for (Statement statement : late) {
            emit(statement);
            if (statement instanceof Assign let && puts.containsKey(let.local()) && !again.contains(let.local())) {
                emit(puts.remove(let.local()));
            }
        }
    }

    void reverse(Loop loop) {
        prefetch(loop, true);
        Set<Object> start = steady(loop);
        zero(start);
        beginBlock();
        iteration(loop);
        zero(start);
        List<Statement> body = endBlock();
        if (!body.isEmpty()) {
            emit(For.all(loop, true, body));
        }
        initials(loop);
    }

    /** What is repeated, backward. */
    void iteration(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            if (nonzero.remove(carry)) {
                contribute(carry.source, false, new LocalRead(adjointLocal(carry, "d")));
            }
        }
        reverse(loop.region);
    }

    void initials(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            if (nonzero.remove(carry)) {
                contribute(carry.initial, new LocalRead(adjointLocal(carry, "d")));
            }
        }
    }

    /** The adjoints that are not zero at the start of the body, now that they must be those at its end. */
    Set<Object> steady(Loop loop) {
        Set<Object> before = nonzero;
        Set<Object> start = new LinkedHashSet<>(before);
        while (true) {
            nonzero = new LinkedHashSet<>(start);
            beginBlock();
            iteration(loop);
            endBlock();
            if (start.containsAll(nonzero)) {
                break;
            }
            start.addAll(nonzero);
        }
        nonzero = before;
        return start;
    }

    void zero(Set<Object> start) {
        for (Object key : start) {
            if (nonzero.add(key)) {
                emit(new Assign(adjointLocal(key, "d"), new Literal(0)));
            }
        }
    }
}

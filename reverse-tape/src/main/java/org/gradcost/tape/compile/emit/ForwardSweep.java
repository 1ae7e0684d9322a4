package org.gradcost.tape.compile.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.GateCall;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.SavedValue;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/** Emits the forward sweep: the values of all gates, and the recording of those that the reverse sweep needs. */
public final class ForwardSweep implements OperandValues {

    private final CodeBuilder builder;
    private final ForwardValues values;
    private final InvariantReads invariants;
    private final Program program;

    /** Sines and cosines of the same value; null if their slopes are computed as of any other gate. */
    private final SinesAndCosines circular;

    ForwardSweep(CodeBuilder builder, ForwardValues values, InvariantReads invariants, Program program) {
        this(builder, values, invariants, program, null);
    }

    private ForwardSweep(
            CodeBuilder builder,
            ForwardValues values,
            InvariantReads invariants,
            Program program,
            SinesAndCosines circular) {
        this.circular = circular;
        this.builder = builder;
        this.values = values;
        this.invariants = invariants;
        this.program = program;
    }

    /** Returns the forward sweep of a program whose derivatives are emitted along with its values. */
    public static ForwardSweep alone(CodeBuilder builder, Program program) {
        ForwardValues values = new ForwardValues(builder);
        SinesAndCosines circular = new SinesAndCosines(builder, program.gateTable);
        return new ForwardSweep(builder, values, new InvariantReads(values, null, program), program, circular);
    }

    /** Returns the value of an operand. */
    public CodeExpression of(ValueRef ref) {
        return values.of(ref);
    }

    @Override
    public CodeExpression of(ValueRef ref, GateNode user) {
        return values.of(ref);
    }

    @Override
    public CodeExpression own(GateNode gate) {
        return new LocalRead(builder.local(gate));
    }

    @Override
    public CodeExpression partial(GateNode gate, int side) {
        return new LocalRead(builder.partial(gate, gate.slopes[side]));
    }

    void region(Region region) {
        if (!region.isSplit()) {
            nodes(region.chunks.get(0).nodes);
            return;
        }
        for (MethodChunk chunk : region.chunks) {
            if (builder.beginMethod("forward" + chunk.method, chunk)) {
                nodes(chunk.nodes);
                builder.endMethod();
            }
        }
    }

    void nodes(List<IrNode> nodes) {
        for (IrNode node : nodes) {
            if (node instanceof GateNode gate) {
                gate(gate);
            } else {
                loop((Loop) node);
            }
        }
    }

    /** Emits the value of a gate, and those partials of a called gate that are needed. */
    public void gate(GateNode gate) {
        if (gate.uses[0].inPlace) {
            CodeExpression term = values.of(gate.uses[1].ref);
            builder.emit(new Store(
                    Array.VALUES, gate.place, gate.code == Opcode.SUBTRACT ? new Negation(term) : term, true));
            return;
        }
        CodeExpression x = values.of(gate.uses[0].ref);
        CodeExpression y = gate.uses[1] == null ? null : values.of(gate.uses[1].ref);
        if (Opcode.isGuard(gate.code)) {
            builder.emit(new Guard(x, y, gate.code == Opcode.LESS));
            return;
        }
        Local value = builder.local(gate, gate.toString());
        if (gate.code == Opcode.OUTPUT) {
            builder.emit(new Store(Array.OUTPUTS, ((ValueRef.Input) gate.uses[1].ref).index, x, false));
            builder.emit(new Assign(value, new Literal(0))); // the weighted sum of the outputs is nobody's result
        } else if (gate.code < Opcode.CALLED) {
            builder.emit(new Assign(value, Formulas.of(gate.code, x, y)));
        } else if (program.gateTable.isSelect(gate.code)) {
            selection(gate, value, x, y);
        } else {
            called(gate, value, x, y);
        }
        record(gate.value, value);
        for (SavedValue partial : gate.slopes) {
            record(partial, partial.place == null ? null : builder.partial(gate, partial));
        }
    }

    private void record(SavedValue saved, Local value) {
        if (saved.place != null) {
            builder.emit(new Store(Array.VALUES, saved.place, new LocalRead(value), false));
        }
    }

    private void selection(GateNode gate, Local value, CodeExpression x, CodeExpression y) {
        int number = gate.code - Opcode.CALLED;
        builder.emit(new Assign(value, new GateCall(number, "value", List.of(x, y))));
        if (gate.active) {
            Local choice = builder.partial(gate, gate.slopes[0]);
            builder.emit(new Assign(choice, new GateCall(number, "first", List.of(x, y))));
        }
    }

    /** Emits the value of a called gate and the partials that are needed, which share a part of their formulas. */
    private void called(GateNode gate, Local value, CodeExpression x, CodeExpression y) {
        if (circular != null
                && circular.isOneOfBoth(gate.code)
                && x instanceof LocalRead
                && !(gate.uses[0].ref instanceof ValueRef.Carried)) {
            sineOrCosine(gate, value, x);
            return;
        }
        int number = gate.code - Opcode.CALLED;
        Local shared = builder.temporary("s");
        List<CodeExpression> arguments = new ArrayList<>(y == null ? List.of(x) : List.of(x, y));
        builder.emit(new Assign(shared, new GateCall(number, "shared", List.copyOf(arguments))));
        arguments.add(new LocalRead(shared));
        builder.emit(new Assign(value, new GateCall(number, "value", List.copyOf(arguments))));
        arguments.add(arguments.size() - 1, new LocalRead(value));
        for (int side = 0; side < 2; side++) {
            if (RequiredValues.keepsSlope(program.gateTable, gate, side)) {
                String part = y == null ? "slope" : side == 0 ? "slopeX" : "slopeY";
                Local partial = builder.partial(gate, gate.slopes[side]);
                builder.emit(new Assign(partial, new GateCall(number, part, List.copyOf(arguments))));
            }
        }
    }

    private void sineOrCosine(GateNode gate, Local value, CodeExpression x) {
        Local argument = ((LocalRead) x).local();
        builder.emit(new Assign(value, circular.value(gate.code, argument)));
        if (RequiredValues.keepsSlope(program.gateTable, gate, 0)) {
            builder.emit(new Assign(builder.partial(gate, gate.slopes[0]), circular.slope(gate.code, argument)));
        }
    }

    private void loop(Loop loop) {
        enter(loop);
        builder.beginBlock();
        if (!loop.region.isSplit()) {
            recordCarried(loop);
        }
        region(loop.region);
        advance(loop.carries);
        builder.emit(For.all(loop, false, builder.endBlock()));
    }

    /** Assigns the initial values of what a loop carries, and reads what is invariant in it. */
    public void enter(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            initialise(carry);
        }
        invariants.beforeForward(loop);
    }

    void initialise(LoopCarried carry) {
        builder.emit(new Assign(builder.local(carry, carry.toString()), values.of(carry.initial.ref)));
    }

    /** Emits one iteration of a loop that is in one piece; {@link #advance} ends it. */
    void iteration(Loop loop) {
        recordCarried(loop);
        region(loop.region);
    }

    private void recordCarried(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            record(carry.value, carry.value.place == null ? null : builder.local(carry));
        }
    }

    /** Assigns the values for the next iteration, after all of them have been read: one may be the source of another. */
    public void advance(List<LoopCarried> carries) {
        Map<LoopCarried, Local> next = new HashMap<>();
        for (LoopCarried carry : carries) {
            Local from = source(carry.source);
            if (carry.source instanceof ValueRef.Carried) {
                Local copy = builder.temporary("n");
                builder.emit(new Assign(copy, new LocalRead(from)));
                from = copy;
            }
            next.put(carry, from);
        }
        for (LoopCarried carry : carries) {
            builder.emit(new Assign(builder.local(carry), new LocalRead(next.get(carry))));
        }
    }

    private Local source(ValueRef source) {
        return source instanceof ValueRef.Gate gate
                ? builder.local(gate.leaf)
                : builder.local(((ValueRef.Carried) source).carry);
    }
}

package org.gradcost.tape.compile.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Expression;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.GateCall;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.code.Negation;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.SavedValue;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/** Bodies forward: values, and of them what is kept. */
abstract class ForwardSweep extends ValueAccess {

    ForwardSweep(GradientPlan plan) {
        super(plan);
    }

    void forward(Region region) {
        if (!region.isSplit()) {
            forward(region.chunks.get(0).nodes);
            return;
        }
        for (MethodChunk chunk : region.chunks) {
            if (beginMethod("forward" + chunk.method, chunk)) {
                forward(chunk.nodes);
                endMethod();
            }
        }
    }

    void forward(List<IrNode> items) {
        for (IrNode node : items) {
            forward(node);
        }
    }

    void forward(IrNode node) {
        if (node instanceof GateNode leaf) {
            forward(leaf);
        } else {
            forward((Loop) node);
        }
    }

    void forward(GateNode leaf) {
        if (leaf.uses[0].inPlace) {
            Expression term = value(leaf.uses[1].ref, leaf);
            emit(new Store(Array.VALUES, leaf.place, leaf.code == Opcode.SUBTRACT ? new Negation(term) : term, true));
            return;
        }
        Expression x = value(leaf.uses[0].ref, leaf);
        Expression y = leaf.uses[1] == null ? null : value(leaf.uses[1].ref, leaf);
        if (Opcode.isGuard(leaf.code)) {
            emit(new Guard(x, y, leaf.code == Opcode.LESS));
            return;
        }
        Local v = local(leaf, leaf.toString());
        if (leaf.code < Opcode.CALLED) {
            emit(new Assign(v, formula(leaf.code, x, y)));
        } else {
            called(leaf, v, x, y);
        }
        if (leaf.value.place != null) {
            emit(new Store(Array.VALUES, leaf.value.place, new LocalRead(v), false));
        }
        for (SavedValue slope : leaf.slopes) {
            if (slope.place != null) {
                emit(new Store(Array.VALUES, slope.place, new LocalRead(slope(leaf, slope)), false));
            }
        }
    }

    void called(GateNode leaf, Local v, Expression x, Expression y) {
        int gate = leaf.code - Opcode.CALLED;
        if (program.gateTable.isSelect(leaf.code)) {
            emit(new Assign(v, new GateCall(gate, "value", List.of(x, y))));
            if (leaf.active) {
                emit(new Assign(slope(leaf, leaf.slopes[0]), new GateCall(gate, "first", List.of(x, y))));
            }
            return;
        }
        Local shared = temporary("s");
        List<Expression> arguments = new ArrayList<>(y == null ? List.of(x) : List.of(x, y));
        emit(new Assign(shared, new GateCall(gate, "shared", List.copyOf(arguments))));
        arguments.add(new LocalRead(shared));
        emit(new Assign(v, new GateCall(gate, "value", List.copyOf(arguments))));
        arguments.add(arguments.size() - 1, new LocalRead(v));
        for (int side = 0; side < 2; side++) {
            if (RequiredValues.keepsSlope(program.gateTable, leaf, side)) {
                String part = y == null ? "slope" : side == 0 ? "slopeX" : "slopeY";
                emit(new Assign(slope(leaf, leaf.slopes[side]), new GateCall(gate, part, List.copyOf(arguments))));
            }
        }
    }

    void forward(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            emit(new Assign(local(carry, carry.toString()), valueBefore(carry)));
        }
        prefetch(loop, false);
        beginBlock();
        forward(loop.region.chunks.size() > 1 ? null : loop, loop.region);
        carryOn(loop.carries);
        emit(For.all(loop, false, endBlock()));
    }

    /** The body of a loop, with what it needs of its carried values kept at its start. */
    void forward(Loop loop, Region region) {
        if (loop != null) {
            for (LoopCarried carry : loop.carries) {
                if (carry.value.place != null) {
                    emit(new Store(Array.VALUES, carry.value.place, new LocalRead(locals.get(carry)), false));
                }
            }
        }
        forward(region);
    }

    void carryOn(List<LoopCarried> carries) {
        Map<LoopCarried, Local> next = new HashMap<>();
        for (LoopCarried carry : carries) {
            // All sources are read before any carried value is set: one may be the source of another.
            Local from = sourceLocal(carry.source);
            if (carry.source instanceof ValueRef.Carried) {
                Local copy = temporary("n");
                emit(new Assign(copy, new LocalRead(from)));
                from = copy;
            }
            next.put(carry, from);
        }
        for (LoopCarried carry : carries) {
            emit(new Assign(locals.get(carry), new LocalRead(next.get(carry))));
        }
    }

    Local sourceLocal(ValueRef source) {
        return source instanceof ValueRef.Gate gate
                ? locals.get(gate.leaf)
                : locals.get(((ValueRef.Carried) source).carry);
    }
}

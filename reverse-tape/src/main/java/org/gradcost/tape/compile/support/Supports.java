package org.gradcost.tape.compile.support;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.emit.CodeBuilder;
import org.gradcost.tape.compile.emit.Partials;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;

/** The tangents of values by their slots, as seen from a region: a value of a region around is one slot there. */
final class Supports {

    private final CodeBuilder builder;
    private final BandCode banded;
    private final TangentStorage storage;
    private final Map<GateNode, SparseTangent> gates = new LinkedHashMap<>();

    /** The tangents of the gates that are slots of their own. */
    private final Map<GateNode, SparseTangent> intermediates = new HashMap<>();

    private final Map<LoopCarried, SparseTangent> inside = new HashMap<>();
    private final Map<LoopCarried, SparseTangent> last = new HashMap<>();

    /** The gates that are used outside their loops. */
    private final Set<GateNode> leaving = new HashSet<>();

    Supports(CodeBuilder builder, BandCode banded, TangentStorage storage, Program program) {
        this.builder = builder;
        this.banded = banded;
        this.storage = storage;
        for (GateNode gate : program.leaves) {
            for (Use use : gate.uses) {
                if (use != null) {
                    markLeaving(use.ref, gate.home.region);
                }
            }
        }
        for (LoopCarried carry : program.carries) {
            markLeaving(carry.initial.ref, carry.loop.home.region);
            markLeaving(carry.source, carry.loop.region);
        }
        markLeaving(program.output.ref, program.top);
    }

    private void markLeaving(ValueRef ref, Region at) {
        if (ref instanceof ValueRef.Gate gate && !isAround(gate.leaf.home.region, at)) {
            leaving.add(gate.leaf);
        }
    }

    /** Returns whether a region is another one or around it. */
    private static boolean isAround(Region outer, Region inner) {
        return outer == inner || outer.loop == null || Destinations.isInside(inner, outer.loop);
    }

    boolean leaves(GateNode gate) {
        return leaving.contains(gate);
    }

    void put(GateNode gate, SparseTangent tangent) {
        gates.put(gate, tangent);
    }

    void putInside(LoopCarried carry, SparseTangent tangent) {
        inside.put(carry, tangent);
    }

    void putLast(LoopCarried carry, SparseTangent tangent) {
        last.put(carry, tangent);
    }

    /** Returns the slots of each gate that has a tangent, in the order of the code. */
    Map<GateNode, SparseTangent> ofGates() {
        return gates;
    }

    /** Returns the tangent of an operand. */
    SparseTangent of(ValueRef ref, Region at) {
        if (!ref.active()) {
            return SparseTangent.ZERO;
        }
        if (ref instanceof ValueRef.Input input) {
            return SparseTangent.of(new TangentSlot.Window(input.index));
        }
        if (ref instanceof ValueRef.Memory memory) {
            SparseTangent band = banded.load(memory);
            return band != null ? band : SparseTangent.of(storage.load(memory));
        }
        if (ref instanceof ValueRef.Gate gate) {
            return of(gate.leaf, at);
        }
        LoopCarried carry = ((ValueRef.Carried) ref).carry;
        boolean isLast = !Destinations.isInside(at, carry.loop);
        Region home = isLast ? carry.loop.home.region : carry.loop.region;
        if (!isAround(home, at)) {
            throw new AssertionError("the last value of " + carry + " is used outside the loop around its loop");
        }
        return at == home
                ? (isLast ? last : inside).get(carry)
                : SparseTangent.of(new TangentSlot.Outside(carry, isLast));
    }

    private SparseTangent of(GateNode gate, Region at) {
        Region home = gate.home.region;
        if (home == at) {
            return gates.get(gate);
        }
        if (isAround(home, at)) {
            return SparseTangent.of(new TangentSlot.Outside(gate, false));
        }
        SparseTangent tangent = gates.get(gate);
        int depth = LoopQueries.commonDepth(gate.loops, at.loop == null ? new Loop[0] : at.loop.path);
        for (int l = gate.depth() - 1; l >= depth; l--) {
            tangent = atLast(tangent, gate.loops[l]);
        }
        return tangent;
    }

    /** Returns a tangent after a loop: two slots may be one in the last iteration. */
    private SparseTangent atLast(SparseTangent tangent, Loop loop) {
        Combination after = new Combination();
        for (Map.Entry<TangentSlot, CodeExpression> entry : tangent.entries()) {
            TangentSlot slot = entry.getKey();
            if (slot instanceof TangentSlot.Window window) {
                slot = new TangentSlot.Window(window.index().atLast(loop));
            } else if (slot instanceof TangentSlot.Stored stored) {
                AffineIndex number = stored.row().number();
                slot = new TangentSlot.Stored(
                        stored.row(), stored.first().atLast(loop), stored.end().atLast(loop), stored.writers());
                if (number.has(loop)) {
                    throw new AssertionError("a tangent in memory leaves its loop");
                }
            }
            after.add(slot, entry.getValue());
        }
        return after.tangent();
    }

    /** Returns a tangent with the slots of a region's own values in place of these values. */
    SparseTangent within(SparseTangent tangent, Region region) {
        boolean any = false;
        for (TangentSlot slot : tangent.slots()) {
            any |= slot instanceof TangentSlot.Outside outside && home(outside) == region;
        }
        if (!any) {
            return tangent;
        }
        Combination sum = new Combination();
        for (Map.Entry<TangentSlot, CodeExpression> entry : tangent.entries()) {
            if (entry.getKey() instanceof TangentSlot.Outside outside && home(outside) == region) {
                sum.add(entry.getValue(), of(outside));
            } else {
                sum.add(entry.getKey(), entry.getValue());
            }
        }
        return sum.tangent();
    }

    /** Makes the tangent of a gate a slot of its own in the gates that use it. Returns the tangent that is this slot. */
    SparseTangent asSlot(GateNode gate, SparseTangent tangent) {
        intermediates.put(gate, tangent);
        return SparseTangent.of(new TangentSlot.Intermediate(gate));
    }

    /** Returns a tangent without slots that are gates of the same iteration: the last one is replaced first. */
    SparseTangent withoutIntermediates(SparseTangent tangent) {
        SparseTangent flat = tangent;
        for (GateNode last = lastIntermediate(flat); last != null; last = lastIntermediate(flat)) {
            TangentSlot slot = new TangentSlot.Intermediate(last);
            Combination sum = new Combination();
            for (Map.Entry<TangentSlot, CodeExpression> entry : flat.entries()) {
                if (!entry.getKey().equals(slot)) {
                    sum.add(entry.getKey(), entry.getValue());
                }
            }
            sum.add(flat.coefficient(slot), intermediates.get(last));
            flat = sum.tangent();
        }
        return flat;
    }

    private static GateNode lastIntermediate(SparseTangent tangent) {
        GateNode last = null;
        for (TangentSlot slot : tangent.slots()) {
            if (slot instanceof TangentSlot.Intermediate own && (last == null || own.gate().number > last.number)) {
                last = own.gate();
            }
        }
        return last;
    }

    /** Returns a tangent with inputs and stored tangents alone as slots. */
    SparseTangent expanded(SparseTangent tangent) {
        SparseTangent flat = withoutIntermediates(tangent);
        while (hasOutside(flat)) {
            Combination sum = new Combination();
            for (Map.Entry<TangentSlot, CodeExpression> entry : flat.entries()) {
                if (entry.getKey() instanceof TangentSlot.Outside outside) {
                    sum.add(entry.getValue(), of(outside));
                } else {
                    sum.add(entry.getKey(), entry.getValue());
                }
            }
            flat = withoutIntermediates(sum.tangent());
        }
        return flat;
    }

    private static boolean hasOutside(SparseTangent tangent) {
        for (TangentSlot slot : tangent.slots()) {
            if (slot instanceof TangentSlot.Outside) {
                return true;
            }
        }
        return false;
    }

    private static Region home(TangentSlot.Outside outside) {
        if (outside.value() instanceof GateNode gate) {
            return gate.home.region;
        }
        Loop loop = ((LoopCarried) outside.value()).loop;
        return outside.last() ? loop.home.region : loop.region;
    }

    private SparseTangent of(TangentSlot.Outside outside) {
        if (outside.value() instanceof GateNode gate) {
            return gates.get(gate);
        }
        return (outside.last() ? last : inside).get((LoopCarried) outside.value());
    }

    /** Returns a tangent whose coefficients stay the same after the end of an iteration, which changes what a loop carries. */
    SparseTangent steady(SparseTangent tangent) {
        Map<TangentSlot, CodeExpression> steady = new LinkedHashMap<>();
        for (Map.Entry<TangentSlot, CodeExpression> entry : tangent.entries()) {
            CodeExpression coefficient = entry.getValue();
            if (!(coefficient instanceof Literal)) {
                Local copy = builder.temporary("t");
                builder.emit(new Assign(copy, coefficient));
                coefficient = new LocalRead(copy);
            }
            steady.put(entry.getKey(), coefficient);
        }
        return new SparseTangent(steady);
    }

    /** Returns a new linear combination. */
    Combination combination() {
        return new Combination();
    }

    /** A linear combination of tangents, whose coefficients are assigned to locals. */
    final class Combination {

        private final Map<TangentSlot, CodeExpression> sum = new LinkedHashMap<>();

        /** Adds a factor times a tangent. */
        void add(CodeExpression factor, SparseTangent tangent) {
            CodeExpression once = tangent.size() > 1 ? inLocal(factor) : factor;
            for (Map.Entry<TangentSlot, CodeExpression> entry : tangent.entries()) {
                add(entry.getKey(), Partials.times(once, entry.getValue()));
            }
        }

        void add(TangentSlot slot, CodeExpression coefficient) {
            CodeExpression before = sum.get(slot);
            sum.put(slot, before == null ? coefficient : new Binary('+', before, coefficient));
        }

        /** Assigns the coefficients to locals. */
        SparseTangent tangent() {
            Map<TangentSlot, CodeExpression> assigned = new LinkedHashMap<>();
            for (Map.Entry<TangentSlot, CodeExpression> entry : sum.entrySet()) {
                assigned.put(entry.getKey(), inLocal(entry.getValue()));
            }
            return new SparseTangent(assigned);
        }
    }

    /** Returns an expression that is a local or a number. */
    CodeExpression inLocal(CodeExpression expression) {
        if (expression instanceof LocalRead || expression instanceof Literal) {
            return expression;
        }
        Local local = builder.temporary("t");
        builder.emit(new Assign(local, expression));
        return new LocalRead(local);
    }
}

package org.gradcost.tape.compile;

import java.util.List;

/**
 * Looks for a last loop whose iterations can each go forward and at once backward, so that nothing of them is kept.
 *
 * <p>It can if nothing goes from an iteration to another but sums: the adjoint of a sum is the same before and after each
 * term. And the adjoint of the sums must be known before the loop has run, see {@link Tail}.
 */
final class Fusion {

    private final Program program;
    private final Trace trace;
    private final Counts<Object> uses = new Counts<>();
    private final Counts<Carry> usesInside = new Counts<>();
    private Loop loop;

    private Fusion(Program program, Trace trace) {
        this.program = program;
        this.trace = trace;
    }

    static void find(Program program, Trace trace, List<Ref.Memory> memories) {
        new Fusion(program, trace).find(memories);
    }

    private void find(List<Ref.Memory> memories) {
        if (program.top.split()) {
            return;
        }
        List<Item> items = program.top.segments.get(0).items;
        int at = items.size() - 1;
        while (at >= 0 && items.get(at) instanceof Leaf) {
            at--;
        }
        if (at < 0) {
            return;
        }
        loop = (Loop) items.get(at);
        count();
        Tail tail = new Tail(loop, items.subList(at + 1, items.size()));
        if (!tail.isLinear() || !isSumOrOutside(program.output.ref)) {
            return;
        }
        for (Item item : items.subList(at + 1, items.size())) {
            for (Use use : ((Leaf) item).uses) {
                if (use != null && !isSumOrOutside(use.ref)) {
                    return;
                }
            }
        }
        for (Ref.Memory memory : memories) {
            if (!withinIteration(memory)) {
                return;
            }
        }
        for (Carry carry : loop.carries) {
            if (carry.active && !(usesInside.of(carry) == 1 && sum(carry.source, carry))) {
                return;
            }
        }
        for (Carry carry : loop.carries) {
            carry.constantAdjoint = carry.active;
        }
        loop.fused = true;
        program.tail = tail;
        tail.settle();
    }

    private void count() {
        for (Leaf leaf : program.leaves) {
            for (Use use : leaf.uses) {
                if (use != null) {
                    count(use.ref, leaf.depth() > 0 && leaf.loops[0] == loop);
                }
            }
        }
        for (Carry carry : program.carries) {
            boolean inside = carry.loop != loop && carry.last.loops[0] == loop;
            count(carry.initial.ref, inside);
            count(carry.source, inside || carry.loop == loop);
        }
        count(program.output.ref, false);
    }

    private void count(Ref ref, boolean inside) {
        if (ref instanceof Ref.Gate gate) {
            uses.add(gate.leaf);
        } else if (ref instanceof Ref.Carried carried) {
            uses.add(carried.carry);
            if (inside) {
                usesInside.add(carried.carry);
            }
        }
    }

    /** From outside the loop: what the loop carries may be used, and no other of its values. */
    private boolean isSumOrOutside(Ref ref) {
        if (ref instanceof Ref.Gate gate) {
            return gate.leaf.depth() == 0 || gate.leaf.loops[0] != loop;
        }
        if (ref instanceof Ref.Carried carried) {
            return carried.carry.loop == loop || carried.carry.last.loops[0] != loop;
        }
        return true;
    }

    private boolean withinIteration(Ref.Memory memory) {
        boolean within = true;
        Operand operand = memory.operand;
        boolean inside = operand.loops().length > 0 && operand.loops()[0] == loop;
        for (Walk walk = operand.walk(); walk.next(within); ) {
            int gate = operand.now(trace) - trace.inputs;
            if (gate >= loop.gate && gate < loop.from(loop.trip)) {
                within = inside && operand.depth() > 0 && gate >= loop.from(loop.at) && gate < loop.from(loop.at + 1);
            }
        }
        return within;
    }

    /** Whether the value is the carried one plus something, and the carried one is in it once. */
    private boolean sum(Ref ref, Carry carry) {
        if (ref instanceof Ref.Carried carried) {
            Carry inner = carried.carry;
            return inner == carry
                    || inner.last.loops[0] == loop
                            && inner.loop != loop
                            && uses.of(inner) == 2
                            && usesInside.of(inner) == 2
                            && sum(inner.source, inner)
                            && sum(inner.initial.ref, carry);
        }
        if (ref instanceof Ref.Gate gate) {
            Leaf leaf = gate.leaf;
            return leaf.depth() > 0
                    && leaf.loops[0] == loop
                    && !leaf.inMemory
                    && uses.of(leaf) == 1
                    && ((leaf.code == Opcode.ADD || leaf.code == Opcode.ADD_TERM)
                                    && (sum(leaf.uses[0].ref, carry) || sum(leaf.uses[1].ref, carry))
                            || leaf.code == Opcode.SUBTRACT && sum(leaf.uses[0].ref, carry));
        }
        return false;
    }
}

package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which numbers of the forward sweep are kept for the reverse one: those that some slope rests on and that are
 * not at hand there. Cheap ones are computed again from what is there.
 */
final class Keeper {

    /** Gates in a row that are computed again rather than kept. */
    private static final int DEPTH = 3;

    private final Program program;

    private Keeper(Program program) {
        this.program = program;
    }

    static void decide(Program program, boolean recompute) {
        Keeper keeper = new Keeper(program);
        for (Leaf leaf : program.leaves) {
            keeper.need(leaf);
        }
        if (recompute) {
            for (Leaf leaf : program.leaves) {
                if (leaf.value.needed && keeper.canRecompute(leaf, DEPTH)) {
                    keeper.recompute(leaf);
                }
            }
        }
        keeper.place();
    }

    private void need(Leaf leaf) {
        boolean live = LoopQueries.isLive(leaf.home.body);
        if (Slopes.needsOwnValue(leaf) && !live) {
            leaf.value.needed = true;
        }
        for (int side = 0; side < 2; side++) {
            leaf.slopes[side].needed = !live && Slopes.keepsSlope(program.ops, leaf, side);
            if (Slopes.needsOperand(leaf, side)) {
                need(leaf.uses[side].ref, leaf);
            }
        }
    }

    private void need(Ref ref, Leaf user) {
        if (LoopQueries.atHand(program, ref, user)) {
            return;
        }
        if (ref instanceof Ref.Gate gate) {
            gate.leaf.value.needed = true;
        } else if (ref instanceof Ref.Carried carried) {
            (LoopQueries.isInside(carried.carry, user) ? carried.carry.value : carried.carry.last.value).needed = true;
        }
    }

    private boolean canRecompute(Leaf leaf, int depth) {
        if (depth == 0 || leaf.inMemory || !Opcode.isCheap(leaf.code) || isUsedAfterItsLoop(leaf)) {
            return false;
        }
        for (Use use : leaf.uses) {
            if (use != null && !isThere(use.ref, leaf, depth - 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean isThere(Ref ref, Leaf user, int depth) {
        if (LoopQueries.atHand(program, ref, user)) {
            return true;
        }
        if (ref instanceof Ref.Gate gate) {
            Leaf leaf = gate.leaf;
            return leaf.inMemory || leaf.value.stored() || leaf.value.recomputed || canRecompute(leaf, depth);
        }
        if (ref instanceof Ref.Carried carried) {
            return LoopQueries.isInside(carried.carry, user)
                    ? carried.carry.value.needed
                    : carried.carry.last.value.stored();
        }
        return true;
    }

    private void recompute(Leaf leaf) {
        leaf.value.needed = true;
        leaf.value.recomputed = true;
        for (Use use : leaf.uses) {
            if (use != null && use.ref instanceof Ref.Gate gate && !LoopQueries.atHand(program, use.ref, leaf)) {
                Leaf operand = gate.leaf;
                if (!operand.inMemory && !operand.value.needed) {
                    recompute(operand);
                }
            }
        }
    }

    /** A last value cannot be computed again: the operands of the last iteration are out of reach. */
    private boolean isUsedAfterItsLoop(Leaf leaf) {
        for (Leaf user : program.leaves) {
            for (Use use : user.uses) {
                if (use != null && isLastOf(use.ref, leaf, user)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLastOf(Ref ref, Leaf leaf, Leaf user) {
        if (ref instanceof Ref.Gate gate) {
            return gate.leaf == leaf && LoopQueries.depthOfCommon(leaf.loops, user.loops) < leaf.depth();
        }
        return ref instanceof Ref.Carried carried
                && carried.carry.last == leaf
                && !LoopQueries.isInside(carried.carry, user);
    }

    /** Side by side what is kept of one iteration. */
    private void place() {
        program.workspace = program.memory;
        Map<Body, List<Kept>> kept = new LinkedHashMap<>();
        Map<Body, Loop[]> loops = new LinkedHashMap<>();
        for (Leaf leaf : program.leaves) {
            List<Kept> here = of(leaf.home.body, kept);
            loops.put(leaf.home.body, leaf.loops);
            if (leaf.value.stored() && leaf.value.place == null) {
                here.add(leaf.value);
            }
            for (Kept slope : leaf.slopes) {
                if (slope.needed) {
                    here.add(slope);
                }
            }
        }
        for (Carry carry : program.carries) {
            if (carry.value.needed) {
                Loop[] around = java.util.Arrays.copyOf(carry.last.loops, carry.loop.depth + 1);
                of(carry.loop.body, kept).add(carry.value);
                loops.put(carry.loop.body, around);
            }
        }
        for (Map.Entry<Body, List<Kept>> entry : kept.entrySet()) {
            List<Kept> numbers = entry.getValue();
            List<Loop> rows = new ArrayList<>();
            long count = numbers.size();
            Loop[] around = loops.get(entry.getKey());
            boolean triangular = around.length > 0 && around[0].isTriangular() && !around[0].fused;
            if (triangular) {
                count *= around[around.length - 1].iterations();
            }
            for (Loop loop : triangular ? new Loop[0] : around) {
                if (!loop.fused) {
                    rows.add(loop);
                    count *= loop.trip;
                }
            }
            if (count > Integer.MAX_VALUE - 8 - program.workspace) {
                throw new TraceLimit(
                        count + " numbers would have to be kept for the reverse sweep: more than an array holds");
            }
            Index first = triangular
                    ? new Fit(program.tables)
                            .of(around, around.length, new Ordinal(around, numbers.size()))
                            .plus(program.workspace)
                    : Index.affine(program.workspace, Fit.rows(rows, numbers.size()));
            for (int i = 0; i < numbers.size(); i++) {
                numbers.get(i).place = first.plus(i);
            }
            program.workspace += (int) count;
        }
    }

    private static List<Kept> of(Body body, Map<Body, List<Kept>> kept) {
        kept.putIfAbsent(body, new ArrayList<>());
        return kept.get(body);
    }

    /** Which iteration it is, times the numbers of one. */
    private record Ordinal(Loop[] loops, int numbers) implements Moving {

        @Override
        public long now() {
            return (long) numbers * Loop.ordinal(loops, loops.length);
        }
    }
}

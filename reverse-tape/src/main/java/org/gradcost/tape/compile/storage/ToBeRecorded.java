package org.gradcost.tape.compile.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IterationFunction;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.SavedValue;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.TraceLimit;

/**
 * Decides what is recorded for the reverse sweep: the values that a partial needs and that no local holds by then (the
 * to-be-recorded analysis). Cheap ones are recomputed from what is available instead.
 */
public final class ToBeRecorded {

    private final Program program;

    /** Numbers that the workspace holds so far. */
    private int size;

    private ToBeRecorded(Program program, int size) {
        this.program = program;
        this.size = size;
    }

    /**
     * Marks what is recorded or recomputed and gives what is recorded its position, behind the memory.
     *
     * @param recompute whether cheap values may be recomputed
     * @return the size of the workspace
     */
    public static int decide(Program program, MemoryMap memory, boolean recompute) {
        ToBeRecorded keeper = new ToBeRecorded(program, memory.size());
        for (GateNode leaf : program.leaves) {
            keeper.need(leaf);
        }
        if (recompute) {
            for (GateNode leaf : program.leaves) {
                if (leaf.value.needed && keeper.canRecompute(leaf, Heuristics.RECOMPUTED_CHAIN)) {
                    keeper.recompute(leaf);
                }
            }
        }
        keeper.place();
        return keeper.size;
    }

    private void need(GateNode leaf) {
        boolean live = LoopQueries.sweepsTogether(leaf.home.region);
        if (RequiredValues.needsOwnValue(leaf) && !live) {
            leaf.value.needed = true;
        }
        for (int side = 0; side < 2; side++) {
            leaf.slopes[side].needed = !live && RequiredValues.keepsSlope(program.gateTable, leaf, side);
            if (RequiredValues.needsOperand(leaf, side)) {
                need(leaf.uses[side].ref, leaf);
            }
        }
    }

    private void need(ValueRef ref, GateNode user) {
        if (LoopQueries.isAvailable(program, ref, user)) {
            return;
        }
        if (ref instanceof ValueRef.Gate gate) {
            gate.leaf.value.needed = true;
        } else if (ref instanceof ValueRef.Carried carried) {
            (LoopQueries.isInside(carried.carry, user) ? carried.carry.value : carried.carry.last.value).needed = true;
        }
    }

    private boolean canRecompute(GateNode leaf, int depth) {
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

    private boolean isThere(ValueRef ref, GateNode user, int depth) {
        if (LoopQueries.isAvailable(program, ref, user)) {
            return true;
        }
        if (ref instanceof ValueRef.Gate gate) {
            GateNode leaf = gate.leaf;
            return leaf.inMemory || leaf.value.stored() || leaf.value.recomputed || canRecompute(leaf, depth);
        }
        if (ref instanceof ValueRef.Carried carried) {
            return LoopQueries.isInside(carried.carry, user)
                    ? carried.carry.value.needed
                    : carried.carry.last.value.stored();
        }
        return true;
    }

    private void recompute(GateNode leaf) {
        leaf.value.needed = true;
        leaf.value.recomputed = true;
        for (Use use : leaf.uses) {
            if (use != null
                    && use.ref instanceof ValueRef.Gate gate
                    && !LoopQueries.isAvailable(program, use.ref, leaf)) {
                GateNode operand = gate.leaf;
                if (!operand.inMemory && !operand.value.needed) {
                    recompute(operand);
                }
            }
        }
    }

    /** Whether its last value is used after its loop, where the operands of the last iteration are no longer available. */
    private boolean isUsedAfterItsLoop(GateNode leaf) {
        for (GateNode user : program.leaves) {
            for (Use use : user.uses) {
                if (use != null && isLastOf(use.ref, leaf, user)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLastOf(ValueRef ref, GateNode leaf, GateNode user) {
        if (ref instanceof ValueRef.Gate gate) {
            return gate.leaf == leaf && LoopQueries.commonDepth(leaf.loops, user.loops) < leaf.depth();
        }
        return ref instanceof ValueRef.Carried carried
                && carried.carry.last == leaf
                && !LoopQueries.isInside(carried.carry, user);
    }

    /** Gives what is recorded its position, the values of one iteration side by side. */
    private void place() {
        Map<Region, List<SavedValue>> kept = new LinkedHashMap<>();
        Map<Region, Loop[]> loops = new LinkedHashMap<>();
        for (GateNode leaf : program.leaves) {
            List<SavedValue> here = of(leaf.home.region, kept);
            loops.put(leaf.home.region, leaf.loops);
            if (leaf.value.stored() && leaf.value.place == null) {
                here.add(leaf.value);
            }
            for (SavedValue slope : leaf.slopes) {
                if (slope.needed) {
                    here.add(slope);
                }
            }
        }
        for (LoopCarried carry : program.carries) {
            if (carry.value.needed) {
                Loop[] around = java.util.Arrays.copyOf(carry.last.loops, carry.loop.depth + 1);
                of(carry.loop.region, kept).add(carry.value);
                loops.put(carry.loop.region, around);
            }
        }
        for (Map.Entry<Region, List<SavedValue>> entry : kept.entrySet()) {
            List<SavedValue> numbers = entry.getValue();
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
            if (count > Integer.MAX_VALUE - 8 - size) {
                throw new TraceLimit(
                        count + " numbers would have to be kept for the reverse sweep: more than an array holds");
            }
            AffineIndex first = triangular
                    ? new IndexFitter(program.tables)
                            .of(around, around.length, new Ordinal(around, numbers.size()))
                            .plus(size)
                    : AffineIndex.affine(size, IndexFitter.rows(rows, numbers.size()));
            for (int i = 0; i < numbers.size(); i++) {
                numbers.get(i).place = first.plus(i);
            }
            size += (int) count;
        }
    }

    private static List<SavedValue> of(Region region, Map<Region, List<SavedValue>> kept) {
        kept.putIfAbsent(region, new ArrayList<>());
        return kept.get(region);
    }

    /** The rank of an iteration, times the values of one. */
    private record Ordinal(Loop[] loops, int numbers) implements IterationFunction {

        @Override
        public long at(int[] iteration) {
            return (long) numbers * Loop.ordinal(loops, loops.length, iteration);
        }
    }
}

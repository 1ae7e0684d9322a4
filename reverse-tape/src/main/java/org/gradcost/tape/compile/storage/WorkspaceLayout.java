package org.gradcost.tape.compile.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IterationFunction;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.SavedValue;
import org.gradcost.tape.compile.trace.TraceLimit;

/** Gives what is recorded for the reverse sweep its position in the workspace, behind the memory. */
public final class WorkspaceLayout {

    private final Program program;

    /** The numbers that the workspace holds so far. */
    private int size;

    private WorkspaceLayout(Program program, int size) {
        this.program = program;
        this.size = size;
    }

    /**
     * Assigns the positions.
     *
     * @return the size of the workspace
     */
    public static int assign(Program program, MemoryMap memory) {
        WorkspaceLayout layout = new WorkspaceLayout(program, memory.size());
        layout.place();
        return layout.size;
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
                Loop[] around = Arrays.copyOf(carry.last.loops, carry.loop.depth + 1);
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
                throw TraceLimit.of(
                        count + " numbers would have to be stored for the reverse sweep, more than fit in an array");
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

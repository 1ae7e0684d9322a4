package org.gradcost.tape.compile.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.IterationFunction;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceIndex;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Gives each value that is read by position its position: its rank among them in the order of the trace. So what a loop
 * and the gates before it have written lies without a gap, and what was evenly spaced in the trace is so in memory. All
 * iterations of a fused loop use the same positions, and so do the steps of a sum that stays {@link InPlaceUpdates}.
 */
public final class MemoryLayout {

    private final Trace trace;
    private final Program program;
    private final TraceIndex index;
    private final Map<Double, Integer> cellOf = new HashMap<>();

    public MemoryLayout(Trace trace, Program program, TraceIndex index) {
        this.trace = trace;
        this.program = program;
        this.index = index;
    }

    private record PlaceOf(GateNode leaf, int[] rank) implements IterationFunction {

        @Override
        public long at(int[] iteration) {
            return rank[leaf.gateAt(iteration)];
        }
    }

    private final class PlaceRead implements IterationFunction {

        private final TraceOperand operand;
        private final int[] rank;

        PlaceRead(TraceOperand operand, int[] rank) {
            this.operand = operand;
            this.rank = rank;
        }

        @Override
        public long at(int[] iteration) {
            return position(operand.at(iteration, trace), rank);
        }
    }

    /** Finds who writes what is read by position. */
    public void findWriters() {
        for (ValueRef.Memory memory : index.memories()) {
            GateNode last = null;
            for (IterationCursor cursor = memory.operand.iterations(); cursor.next(); ) {
                int id = memory.operand.at(cursor.iteration, trace);
                if (id >= trace.inputs) {
                    GateNode writer = index.leafOf(id);
                    if (writer != last) {
                        last = writer;
                        memory.writers.add(writer);
                    }
                } else if (id >= 0) {
                    memory.readsInputs |= id < trace.differentiated;
                    program.copiesInputs = true;
                }
            }
            for (GateNode leaf : memory.writers) {
                leaf.inMemory = true;
            }
        }
    }

    public void assign() {
        int[] rank = ranks();
        IndexFitter fit = new IndexFitter(program.tables);
        for (GateNode leaf : program.leaves) {
            if (leaf.inMemory) {
                leaf.place = fit.of(leaf.loops, leaf.depth(), new PlaceOf(leaf, rank));
                leaf.value.place = leaf.place;
            }
        }
        for (ValueRef.Memory memory : index.memories()) {
            memory.index = fit.of(memory.operand, new PlaceRead(memory.operand, rank));
        }
    }

    /** Of each gate; empty where none is in memory. */
    private int[] ranks() {
        int next = program.copiesInputs ? trace.inputs : 0;
        program.memory = next;
        if (!anyInMemory()) {
            return new int[0];
        }
        int[] inPlace = InPlaceUpdates.find(program, trace);
        Loop fused = program.fused();
        int[] rank = new int[trace.gates()];
        int first = next;
        int most = next;
        int iteration = 0;
        for (int k = 0; k < rank.length; k++) {
            if (fused != null && iteration <= fused.trip && k == fused.from(iteration)) {
                most = Math.max(most, next);
                first = iteration == 0 ? next : first;
                next = iteration++ == fused.trip ? most : first;
            }
            if (inPlace != null && inPlace[k] >= 0) {
                rank[k] = rank[inPlace[k]];
            } else {
                rank[k] = next;
                next += index.leafOf(trace.inputs + k).inMemory ? 1 : 0;
            }
        }
        program.memory = Math.max(most, next);
        return rank;
    }

    private boolean anyInMemory() {
        for (GateNode leaf : program.leaves) {
            if (leaf.inMemory) {
                return true;
            }
        }
        return false;
    }

    private int position(int id, int[] rank) {
        if (id >= trace.inputs) {
            return rank[id - trace.inputs];
        }
        return id >= 0 ? id : cell(trace.constantAt(id));
    }

    private int cell(double constant) {
        Integer cell = cellOf.get(constant);
        if (cell == null) {
            cell = program.memory++;
            program.cells.add(new double[] {cell, constant});
            cellOf.put(constant, cell);
        }
        return cell;
    }

    /** From and to of the stretches of a flag, or one stretch around all if they are many. */
    static List<int[]> stretches(boolean[] flags) {
        List<int[]> stretches = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) {
            if (flags[i]) {
                int from = i;
                while (i < flags.length && flags[i]) {
                    i++;
                }
                stretches.add(new int[] {from, i});
            }
        }
        return stretches.size() <= 4
                ? stretches
                : List.of(new int[] {stretches.get(0)[0], stretches.get(stretches.size() - 1)[1]});
    }
}

package org.gradcost.tape.compile.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IterationFunction;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceIndex;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Gives each value in memory its position: its rank among them in the order of the trace. What is affine in the trace is then
 * affine in memory, without gaps. The iterations of a fused loop share their positions, and so do the steps of a sum that is
 * updated in place.
 */
public final class MemoryLayout {

    private final Trace trace;
    private final Program program;
    private final TraceIndex index;
    private final boolean copiesInputs;
    private final Loop fused;
    private final Map<Double, Integer> positionOf = new HashMap<>();
    private final List<MemoryMap.Constant> constants = new ArrayList<>();
    private int size;
    private boolean updatesInPlace;

    private MemoryLayout(Trace trace, Program program, TraceIndex index, boolean copiesInputs, Loop fused) {
        this.trace = trace;
        this.program = program;
        this.index = index;
        this.copiesInputs = copiesInputs;
        this.fused = fused;
    }

    /**
     * Gives every value in memory and every load its position.
     *
     * @param copiesInputs whether memory begins with a copy of the inputs
     * @param fused the loop whose iterations share their positions, or null
     */
    public static MemoryMap assign(Trace trace, Program program, TraceIndex index, boolean copiesInputs, Loop fused) {
        return new MemoryLayout(trace, program, index, copiesInputs, fused).assign();
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

    private MemoryMap assign() {
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
        return new MemoryMap(size, fused != null || updatesInPlace, copiesInputs, constants);
    }

    /** Returns the position of each gate of the trace; empty if none is in memory. */
    private int[] ranks() {
        int next = copiesInputs ? trace.inputs : 0;
        size = next;
        if (!anyInMemory()) {
            return new int[0];
        }
        int[] inPlace = InPlaceUpdates.find(program, trace, fused);
        updatesInPlace = inPlace != null;
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
        size = Math.max(most, next);
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
        Integer cell = positionOf.get(constant);
        if (cell == null) {
            cell = size++;
            constants.add(new MemoryMap.Constant(cell, constant));
            positionOf.put(constant, cell);
        }
        return cell;
    }
}

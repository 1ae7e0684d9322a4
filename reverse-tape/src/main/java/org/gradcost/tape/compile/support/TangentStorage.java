package org.gradcost.tape.compile.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.code.TangentRow;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.IterationFunction;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.storage.MemoryMap;
import org.gradcost.tape.compile.trace.Trace;
import org.gradcost.tape.compile.trace.TraceLimit;

/**
 * The stored tangents: first one for each position of memory, then those of gates and of loop-carried values; and the range
 * of components of each, which the trace gives. A position with a banded tangent has components in the workspace instead.
 */
final class TangentStorage {

    private final Trace trace;
    private final Program program;
    private final MemoryMap memory;
    private final BandedTangents bands;
    private final SeedRanges ranges;
    private final IndexFitter fit;
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    private final Map<Object, Range> known = new HashMap<>();
    private final Map<ValueRef.Memory, TangentSlot> loads = new HashMap<>();

    private final boolean inPasses;
    private int workspace;

    /** The positions at which the first, the second, … components of banded tangents begin. */
    private final List<Integer> components = new ArrayList<>();

    /** The first component, and the one after the last, of each position of memory, whatever is written there. */
    private final int[] first;

    private final int[] end;

    /** The components from the first to the one before the end, by the iteration. */
    record Range(AffineIndex first, AffineIndex end) {}

    /** The first component, or the end, of a value of the trace. */
    private abstract class Bound implements IterationFunction {

        final boolean atEnd;

        Bound(boolean atEnd) {
            this.atEnd = atEnd;
        }

        /** Returns the id of the value in an iteration. */
        abstract int id(int[] iteration);

        @Override
        public long at(int[] iteration) {
            int id = id(iteration);
            return atEnd ? ranges.end(id) : ranges.first(id);
        }
    }

    private final class BoundOfGate extends Bound {

        private final GateNode gate;
        private final int depth;

        BoundOfGate(GateNode gate, int depth, boolean atEnd) {
            super(atEnd);
            this.gate = gate;
            this.depth = depth;
        }

        @Override
        int id(int[] iteration) {
            return trace.inputs + gate.lastGate(depth, iteration);
        }
    }

    private final class BoundOfOperand extends Bound {

        private final TraceOperand operand;

        BoundOfOperand(TraceOperand operand, boolean atEnd) {
            super(atEnd);
            this.operand = operand;
        }

        @Override
        int id(int[] iteration) {
            return operand.at(iteration, trace);
        }
    }

    private final class BoundOfPlace implements IterationFunction {

        private final GateNode gate;
        private final boolean atEnd;

        BoundOfPlace(GateNode gate, boolean atEnd) {
            this.gate = gate;
            this.atEnd = atEnd;
        }

        @Override
        public long at(int[] iteration) {
            int place = gate.place.valueAt(iteration, program.tables);
            return atEnd ? end[place] : first[place];
        }
    }

    /**
     * Finds the range of components of each position of memory whose tangent is not banded.
     *
     * @param inPasses whether tangents have the components of one pass alone
     */
    TangentStorage(Trace trace, Program program, MemoryMap memory, BandedTangents bands, boolean inPasses) {
        this.inPasses = inPasses;
        this.bands = bands;
        this.trace = trace;
        this.program = program;
        this.memory = memory;
        this.workspace = memory.size();
        this.ranges = SeedRanges.of(trace);
        this.fit = new IndexFitter(program.tables);
        this.first = new int[memory.size()];
        this.end = new int[memory.size()];
        for (GateNode gate : program.leaves) {
            if (gate.inMemory && bands.of(gate) == null) {
                findRanges(gate);
            }
        }
    }

    private void findRanges(GateNode gate) {
        for (IterationCursor cursor = new IterationCursor(gate.loops, gate.depth()); cursor.next(); ) {
            int id = trace.inputs + gate.gateAt(cursor.iteration);
            if (ranges.first(id) < ranges.end(id)) {
                int place = gate.place.valueAt(cursor.iteration, program.tables);
                boolean empty = first[place] == end[place];
                first[place] = empty ? ranges.first(id) : Math.min(first[place], ranges.first(id));
                end[place] = Math.max(end[place], ranges.end(id));
            }
        }
    }

    /** Returns the stored tangent of a gate, of a loop-carried value, or of what else is the key. */
    TangentRow row(Object key) {
        numbers.putIfAbsent(key, memory.size() + numbers.size());
        return new TangentRow(AffineIndex.of(numbers.get(key)), inPasses);
    }

    TangentRow inMemory(GateNode gate) {
        return new TangentRow(gate.place, inPasses);
    }

    /** Returns the stored tangent of a gate as a slot. */
    TangentSlot.Stored stored(GateNode gate) {
        Range range = ofGate(gate);
        return new TangentSlot.Stored(row(gate), range.first, range.end, List.of());
    }

    /** Returns the stored tangent of a loop-carried value as a slot, before an iteration of its loop. */
    TangentSlot.Stored before(LoopCarried carry) {
        Range range = beforeIteration(carry);
        return new TangentSlot.Stored(row(carry), range.first, range.end, List.of());
    }

    /** Returns the stored tangent of a loop-carried value as a slot, after its loop. */
    TangentSlot.Stored last(LoopCarried carry) {
        Range range = afterLoop(carry);
        return new TangentSlot.Stored(row(carry), range.first, range.end, List.of());
    }

    /** Returns the tangent that a load reads as a slot. */
    TangentSlot load(ValueRef.Memory load) {
        TangentSlot slot = loads.get(load);
        if (slot == null) {
            Range range = range(load.operand);
            slot = new TangentSlot.Stored(
                    new TangentRow(load.index, inPasses), range.first, range.end, List.copyOf(load.writers));
            loads.put(load, slot);
        }
        return slot;
    }

    /** Returns the components of a gate's tangent. */
    Range ofGate(GateNode gate) {
        return range(gate, gate, gate.depth());
    }

    /** Returns the components of a loop-carried value before an iteration of its loop. */
    Range beforeIteration(LoopCarried carry) {
        Range range = known.get(carry.operand);
        if (range == null) {
            range = range(carry.operand);
            known.put(carry.operand, range);
        }
        return range;
    }

    private Range range(TraceOperand operand) {
        return new Range(
                fit.of(operand, new BoundOfOperand(operand, false)),
                fit.of(operand, new BoundOfOperand(operand, true)));
    }

    /** Returns the components of a loop-carried value after an iteration of its loop. */
    Range afterIteration(LoopCarried carry) {
        return range(List.of(carry, false), carry.last, carry.loop.depth + 1);
    }

    /** Returns the components of a loop-carried value after its loop. */
    Range afterLoop(LoopCarried carry) {
        return range(List.of(carry, true), carry.last, carry.loop.depth);
    }

    private Range range(Object key, GateNode gate, int depth) {
        Range range = known.get(key);
        if (range == null) {
            Loop[] loops = Arrays.copyOf(gate.loops, depth);
            range = new Range(
                    fit.of(loops, depth, new BoundOfGate(gate, depth, false)),
                    fit.of(loops, depth, new BoundOfGate(gate, depth, true)));
            known.put(key, range);
        }
        return range;
    }

    /** Returns the components of all tangents that are ever at a gate's position of memory. */
    Range ofPlace(GateNode gate) {
        Range range = known.get(gate.place);
        if (range == null) {
            range = new Range(
                    fit.of(gate.loops, gate.depth(), new BoundOfPlace(gate, false)),
                    fit.of(gate.loops, gate.depth(), new BoundOfPlace(gate, true)));
            known.put(gate.place, range);
        }
        return range;
    }

    /** Returns whether any tangent that is ever at a gate's position of memory differs from zero. */
    boolean isAnyAt(GateNode gate) {
        for (IterationCursor cursor = new IterationCursor(gate.loops, gate.depth()); cursor.next(); ) {
            int place = gate.place.valueAt(cursor.iteration, program.tables);
            if (first[place] < end[place]) {
                return true;
            }
        }
        return false;
    }

    /** Reserves the workspace for a number an iteration of a loop. Returns its place. */
    AffineIndex perIteration(Loop loop) {
        AffineIndex place = AffineIndex.affine(workspace, List.of(new AffineIndex.Term(loop, 1)));
        workspace += loop.trip;
        return place;
    }

    /** Returns the place of a component of a banded tangent in the workspace. */
    AffineIndex component(AffineIndex position, int number) {
        while (components.size() <= number) {
            components.add(workspace);
            workspace += memory.size();
        }
        return position.plus(components.get(number));
    }

    /** Returns the numbers of the workspace. */
    int workspace() {
        return workspace;
    }

    /** Returns all components. */
    Range whole() {
        return new Range(AffineIndex.of(0), AffineIndex.of(program.differentiated));
    }

    /** Returns whether tangents have the components of one pass alone. */
    boolean isInPasses() {
        return inPasses;
    }

    TangentRow gradient() {
        return TangentRow.gradient(inPasses);
    }

    /** Lets positions with banded tangents take no room. */
    private void clearBanded(int[] lengths) {
        for (GateNode gate : program.leaves) {
            if (gate.inMemory && bands.of(gate) != null) {
                for (IterationCursor cursor = new IterationCursor(gate.loops, gate.depth()); cursor.next(); ) {
                    lengths[gate.place.valueAt(cursor.iteration, program.tables)] = 0;
                }
            }
        }
    }

    /**
     * Returns the room that the stored tangents take.
     *
     * @param most the numbers that they may hold in all; beyond that they are computed in passes
     * @throws RuntimeException if a pass of few components takes more
     */
    TangentLayout layout(long most) {
        int[] lengths = new int[memory.size() + numbers.size()];
        System.arraycopy(end, 0, lengths, 0, memory.size());
        Arrays.fill(lengths, memory.size(), lengths.length, program.differentiated);
        int units = 0;
        for (ValueRef.Memory load : loads.keySet()) {
            units = load.readsInputs ? program.differentiated : units;
        }
        for (int input = 0; input < units; input++) {
            lengths[input] = input + 1;
        }
        if (!inPasses && !loads.isEmpty()) { // loops of several read them all over the same range
            Arrays.fill(lengths, 0, memory.size(), program.differentiated);
            clearBanded(lengths);
        }
        TangentLayout layout =
                new TangentLayout(lengths, units, program.differentiated, program.differentiated, inPasses);
        while (layout.size() > most && layout.width() > Heuristics.NARROWEST_PASS) {
            layout = layout.withWidth(Math.max(Heuristics.NARROWEST_PASS, (layout.width() + 1) / 2));
        }
        if (layout.size() > most) {
            throw TraceLimit.of(
                    layout.size() + " numbers would have to be stored for the tangents of values in memory, "
                            + layout.width() + " components a pass, and " + most
                            + " can be; use the compiled gradient, or forward mode in passes");
        }
        return layout;
    }
}

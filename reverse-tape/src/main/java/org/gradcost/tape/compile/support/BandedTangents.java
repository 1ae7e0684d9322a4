package org.gradcost.tape.compile.support;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.sparsity.IndexDomains;
import org.gradcost.tape.compile.storage.MemoryMap;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The values in memory and the loop-carried values whose tangents have few components, found from the index domains of the
 * trace.
 *
 * <p>Gates and loads that share positions of memory are banded together or not at all. What turns out during emission to have
 * another component is not banded from then on.
 */
final class BandedTangents {

    private static final Literal VARYING = new Literal(Double.NaN);

    private final Trace trace;
    private final Program program;
    private final IndexDomains domains;
    private final IndexFitter fit;

    /** The input elements of each position of memory, whatever is written there; null if they are too many. */
    private final int[][] elements;

    private final Map<GateNode, Band> gates = new HashMap<>();
    private final Map<ValueRef.Memory, Band> loads = new HashMap<>();
    private final Map<LoopCarried, CarryBands> carries = new HashMap<>();

    /** All loads. */
    private final Set<ValueRef.Memory> all = new LinkedHashSet<>();

    /** The number that each gate stores as each component: null if that is not known yet, {@link #VARYING} if it is no number. */
    private final Map<GateNode, Literal[]> stored = new HashMap<>();

    private boolean changed;

    /**
     * The bands of a loop-carried value; null where there is none.
     *
     * @param initial before its loop
     * @param before before an iteration
     * @param after after an iteration
     * @param last after its loop
     */
    record CarryBands(Band initial, Band before, Band after, Band last) {

        boolean areOfOneSize() {
            return initial != null
                    && before != null
                    && after != null
                    && last != null
                    && initial.size() == before.size()
                    && after.size() == before.size()
                    && last.size() == before.size();
        }
    }

    private final class OfPosition implements Band.Columns {

        private final AffineIndex position;

        OfPosition(AffineIndex position) {
            this.position = position;
        }

        @Override
        public int[] at(int[] iteration) {
            return elements[position.valueAt(iteration, program.tables)];
        }
    }

    private final class OfOperand implements Band.Columns {

        private final TraceOperand operand;

        OfOperand(TraceOperand operand) {
            this.operand = operand;
        }

        @Override
        public int[] at(int[] iteration) {
            return domains.of(operand.at(
                    Arrays.copyOf(iteration, Math.max(iteration.length, operand.loops().length)), trace));
        }
    }

    /** The values of a gate in the last iterations of the loops beyond a depth. */
    private final class OfLast implements Band.Columns {

        private final GateNode gate;
        private final int depth;

        OfLast(GateNode gate, int depth) {
            this.gate = gate;
            this.depth = depth;
        }

        @Override
        public int[] at(int[] iteration) {
            return domains.of(trace.inputs + gate.lastGate(depth, iteration));
        }
    }

    /** Finds the bands of a program that has been placed in memory. */
    BandedTangents(Trace trace, Program program, MemoryMap memory) {
        this.trace = trace;
        this.program = program;
        this.domains = new IndexDomains(trace, Heuristics.MOST_TANGENTS, Heuristics.WIDEST_BAND);
        this.fit = new IndexFitter(program.tables);
        this.elements = new int[memory.size()][];
        if (!domains.areTooLarge()) {
            findElements();
            findBands();
        }
    }

    private void findElements() {
        Arrays.fill(elements, new int[0]);
        for (GateNode gate : program.leaves) {
            if (gate.inMemory) {
                for (IterationCursor cursor = new IterationCursor(gate.loops, gate.depth()); cursor.next(); ) {
                    int position = gate.place.valueAt(cursor.iteration, program.tables);
                    int[] more = domains.of(trace.inputs + gate.gateAt(cursor.iteration));
                    elements[position] = domains.union(elements[position], more);
                }
            }
        }
    }

    private void findBands() {
        for (GateNode gate : program.leaves) {
            for (Use use : gate.uses) {
                find(use);
            }
            if (gate.inMemory) {
                Band band = band(gate.loops, gate.depth(), new OfPosition(gate.place));
                if (band != null) {
                    gates.put(gate, band);
                }
            }
        }
        for (LoopCarried carry : program.carries) {
            find(carry.initial);
            if (carry.active) {
                find(carry);
            }
        }
        find(program.output);
        dropUnequal();
    }

    private void find(Use use) {
        if (use == null || !(use.ref instanceof ValueRef.Memory load) || !all.add(load)) {
            return;
        }
        Band band =
                load.readsInputs ? null : band(load.operand.loops(), load.operand.depth(), new OfPosition(load.index));
        if (band != null) {
            loads.put(load, band);
        }
    }

    private void find(LoopCarried carry) {
        TraceOperand operand = carry.operand;
        Loop[] path = carry.loop.path;
        Loop[] around = Arrays.copyOf(path, carry.loop.depth);
        CarryBands found = new CarryBands(
                band(around, around.length, new OfOperand(operand)),
                band(operand.loops(), operand.depth(), new OfOperand(operand)),
                band(path, path.length, new OfLast(carry.last, path.length)),
                band(around, around.length, new OfLast(carry.last, around.length)));
        if (found.areOfOneSize()) {
            carries.put(carry, found);
        }
    }

    private Band band(Loop[] loops, int depth, Band.Columns columns) {
        return Band.of(loops, depth, columns, fit, program.tables);
    }

    /** Drops the bands of loads and gates that share positions with others without one. */
    private void dropUnequal() {
        boolean dropped = true;
        while (dropped) {
            dropped = false;
            for (ValueRef.Memory load : all) {
                if (!loads.containsKey(load) || !gates.keySet().containsAll(load.writers)) {
                    dropped |= loads.remove(load) != null;
                    dropped |= gates.keySet().removeAll(load.writers);
                }
            }
            for (GateNode gate : program.leaves) {
                if (gate.uses[0] != null && gate.uses[0].inPlace) {
                    ValueRef load = gate.uses[0].ref;
                    if (!gates.containsKey(gate) || !loads.containsKey(load)) {
                        dropped |= gates.remove(gate) != null;
                        dropped |= loads.remove(load) != null;
                    }
                }
            }
        }
    }

    /** Returns the band at the positions that a gate writes; null if its tangent in memory is not banded. */
    Band of(GateNode gate) {
        return gates.get(gate);
    }

    /** Returns the band of what a load reads; null if it is not banded. */
    Band of(ValueRef.Memory load) {
        return loads.get(load);
    }

    /** Returns the bands of a loop-carried value; null if it is not banded. */
    CarryBands of(LoopCarried carry) {
        return carries.get(carry);
    }

    /** Drops the band of a gate, since its tangent has other components. */
    void drop(GateNode gate) {
        changed |= gates.remove(gate) != null;
        dropUnequal();
    }

    /** Drops the bands of a loop-carried value, since its tangent has other components. */
    void drop(LoopCarried carry) {
        changed |= carries.remove(carry) != null;
    }

    /** Notes the components that a gate stores. */
    void note(GateNode gate, List<CodeExpression> components) {
        Literal[] known = stored.get(gate);
        if (known == null) {
            known = new Literal[components.size()];
            stored.put(gate, known);
        }
        for (int k = 0; k < known.length; k++) {
            Literal now = components.get(k) instanceof Literal number ? number : VARYING;
            if (known[k] == null || known[k] != VARYING && known[k].value() != now.value()) {
                changed |= known[k] != null || now != VARYING;
                known[k] = known[k] == null ? now : VARYING;
            }
        }
    }

    /** Notes that a gate adds to the components at its position. */
    void noteSum(GateNode gate) {
        note(gate, Collections.nCopies(gates.get(gate).size(), null));
    }

    /** Returns the number that a load always reads as a component; null if it is not known or not always the same. */
    Literal constant(ValueRef.Memory load, int component) {
        Literal same = null;
        for (GateNode writer : load.writers) {
            Literal[] known = stored.get(writer);
            Literal number = known == null ? null : known[component];
            if (number == null || number == VARYING || same != null && same.value() != number.value()) {
                return null;
            }
            same = number;
        }
        return same;
    }

    /** Returns whether a band was dropped, or what is known of a component has changed, since the last call. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }
}

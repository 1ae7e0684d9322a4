package org.gradcost.tape.compile.support;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.IterationFunction;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;
import org.gradcost.tape.compile.trace.TraceLimit;

/**
 * The entries of a sparse Jacobian, which are computed where the outputs are: the row of each output, and the position of each
 * entry, as functions of the iteration.
 */
final class JacobianEntries {

    private static final int NONE = -1;

    private final Trace trace;
    private final Program program;
    private final SparsityPattern pattern;
    private final IndexFitter fit;
    private final int starts;
    private final int columns;

    /** The gates whose values in memory are outputs, each of them once, and nothing else. */
    private final Set<GateNode> outputs = new HashSet<>();

    /** The gates that mark outputs which are written where their values are computed. */
    private final Set<GateNode> written = new HashSet<>();

    /** The gates whose values the gates of outputs use at once. */
    private final Set<GateNode> marked = new HashSet<>();

    private final Map<GateNode, AffineIndex> rows = new HashMap<>();

    /** Finds the outputs, and appends the pattern to the tables of the program. */
    JacobianEntries(Trace trace, Program program, SparsityPattern pattern) {
        this.trace = trace;
        this.program = program;
        this.pattern = pattern;
        this.fit = new IndexFitter(program.tables);
        this.starts = append(pattern.start());
        this.columns = append(pattern.column());
        findOutputs();
    }

    private int append(int[] table) {
        int start = program.tables.size();
        for (int element : table) {
            program.tables.add(element);
        }
        return start;
    }

    private void findOutputs() {
        int[] rowOf = new int[trace.gates()];
        Arrays.fill(rowOf, NONE);
        Set<Integer> twice = new HashSet<>();
        for (int gate = 0; gate < trace.gates(); gate++) {
            if (trace.code(gate) == Opcode.OUTPUT && trace.argument(gate, 0) >= trace.inputs) {
                int value = trace.argument(gate, 0) - trace.inputs;
                if (rowOf[value] != NONE) {
                    twice.add(value);
                }
                rowOf[value] = trace.positionOf(trace.argument(gate, 1));
            }
        }
        for (GateNode gate : program.leaves) {
            if (gate.inMemory && !gate.uses[0].inPlace && isEachOnce(gate, rowOf, twice)) {
                outputs.add(gate);
            }
        }
        for (GateNode gate : program.leaves) {
            if (gate.code == Opcode.OUTPUT && gate.uses[0].ref instanceof ValueRef.Gate value) {
                marked.add(value.leaf);
            }
        }
        dropInitialValues();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (GateNode user : program.leaves) {
                for (int side = 0; side < 2; side++) {
                    changed |= user.uses[side] != null && dropOthers(user, side);
                }
            }
        }
        if (!areWrittenWhole(rowOf)) {
            outputs.clear();
        }
        for (GateNode gate : outputs) {
            rows.put(gate, fit.of(gate.loops, gate.depth(), new RowOf(gate, rowOf)));
        }
    }

    /** Drops gates that give a loop-carried value its initial value. */
    private void dropInitialValues() {
        for (LoopCarried carry : program.carries) {
            if (carry.initial.ref instanceof ValueRef.Memory memory) {
                outputs.removeAll(memory.writers);
            }
        }
    }

    private boolean isEachOnce(GateNode gate, int[] rowOf, Set<Integer> twice) {
        boolean each = true;
        for (IterationCursor cursor = new IterationCursor(gate.loops, gate.depth()); each && cursor.next(); ) {
            int value = gate.gateAt(cursor.iteration);
            each = rowOf[value] != NONE && !twice.contains(value);
        }
        return each;
    }

    /** Drops gates that something else than an output reads, or an output that may read others as well. */
    private boolean dropOthers(GateNode user, int side) {
        Use use = user.uses[side];
        if (!(use.ref instanceof ValueRef.Memory memory)) {
            return false;
        }
        boolean keep = user.code == Opcode.OUTPUT && side == 0 && !memory.readsInputs && !use.inPlace;
        return !(keep && outputs.containsAll(memory.writers)) && outputs.removeAll(memory.writers);
    }

    private record RowOf(GateNode gate, int[] rowOf) implements IterationFunction {

        @Override
        public long at(int[] iteration) {
            return rowOf[gate.gateAt(iteration)];
        }
    }

    /** Returns whether the value of a gate is an output, whatever else it is used for. */
    boolean isUsedAsOutput(GateNode gate) {
        return marked.contains(gate);
    }

    /** Returns whether the values of a gate in memory are outputs and nothing else. */
    boolean isOutput(GateNode gate) {
        return outputs.contains(gate);
    }

    /**
     * Finds the gates of outputs that are written where their values are computed. Returns whether each of them is so in all
     * iterations or in none.
     */
    private boolean areWrittenWhole(int[] rowOf) {
        boolean[] isWritten = new boolean[trace.outputs()];
        for (GateNode gate : outputs) {
            for (IterationCursor cursor = new IterationCursor(gate.loops, gate.depth()); cursor.next(); ) {
                isWritten[rowOf[gate.gateAt(cursor.iteration)]] = true;
            }
        }
        boolean whole = true;
        for (GateNode gate : program.leaves) {
            if (gate.code == Opcode.OUTPUT) {
                int count = 0;
                int all = 0;
                for (IterationCursor cursor = new IterationCursor(gate.loops, gate.depth()); cursor.next(); ) {
                    count += isWritten[row(gate).valueAt(cursor.iteration, program.tables)] ? 1 : 0;
                    all++;
                }
                whole &= count == 0 || count == all;
                if (count > 0) {
                    written.add(gate);
                }
            }
        }
        return whole;
    }

    /** Returns whether an output has been written where it was computed. */
    boolean isWritten(GateNode output) {
        return !outputs.isEmpty() && written.contains(output);
    }

    /** Returns the row of the output that a gate computes, or that it marks as one. */
    AffineIndex row(GateNode gate) {
        return gate.code == Opcode.OUTPUT ? ((ValueRef.Input) gate.uses[1].ref).index : rows.get(gate);
    }

    /** Returns the position of an entry. */
    AffineIndex entry(AffineIndex row, AffineIndex column, Loop[] loops) {
        return fit.of(loops, loops.length, new EntryOf(row, column));
    }

    private final class EntryOf implements IterationFunction {

        private final AffineIndex row;
        private final AffineIndex column;

        EntryOf(AffineIndex row, AffineIndex column) {
            this.row = row;
            this.column = column;
        }

        @Override
        public long at(int[] iteration) {
            int k = row.valueAt(iteration, program.tables);
            int i = column.valueAt(iteration, program.tables);
            int entry = Arrays.binarySearch(pattern.column(), pattern.start()[k], pattern.start()[k + 1], i);
            if (entry < 0) {
                throw TraceLimit.of("entry (" + k + ", " + i + ") of the Jacobian is not in its pattern");
            }
            return entry;
        }
    }

    int starts() {
        return starts;
    }

    int columns() {
        return columns;
    }

    /** Returns the number of entries. */
    int count() {
        return pattern.entries();
    }
}

package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.trace.DoubleArray;
import org.gradcost.tape.compile.trace.GateTable;
import org.gradcost.tape.compile.trace.IntArray;
import org.gradcost.tape.compile.trace.Trace;

/** A circuit with its loops found: what code is generated from. It keeps nothing that is as long as the trace. */
final class Program {

    /** Those that are differentiated, and the data. */
    final int inputs;

    final int differentiated;
    final GateTable ops;
    final Region top = new Region(null);
    final List<GateNode> leaves = new ArrayList<>();
    final List<Loop> loops = new ArrayList<>();
    final List<LoopCarried> carries = new ArrayList<>();

    /** The constants that differ from iteration to iteration. */
    final DoubleArray constants = new DoubleArray();

    /** Positions that do not lie evenly. */
    final IntArray tables = new IntArray();

    Use output;

    /** What follows the fused loop, if there is one. */
    LinearEpilogue tail;

    /** The values that are read by position begin with a copy of the inputs. */
    boolean copiesInputs;

    /** Constants that are read by position, and their positions. */
    final List<double[]> cells = new ArrayList<>();

    /** Places for values with an adjoint. */
    int memory;

    /** Places for values in all. */
    int workspace;

    /** From and to: adjoints in memory, and elements of the gradient, that must be zero at the start. */
    final List<int[]> clearedAdjoints = new ArrayList<>();

    final List<int[]> clearedGradient = new ArrayList<>();

    Program(Trace trace) {
        this.inputs = trace.inputs;
        this.differentiated = trace.differentiated;
        this.ops = trace.ops;
    }

    /** Lets go of what is as long as the trace: the code stays, and knows its loops. */
    void forgetTrace() {
        for (Loop loop : loops) {
            loop.firsts = null;
            loop.starts = null;
        }
        for (GateNode leaf : leaves) {
            leaf.gates = null;
        }
    }

    /** The fused loop, or null. */
    Loop fused() {
        return tail == null ? null : tail.loop;
    }
}

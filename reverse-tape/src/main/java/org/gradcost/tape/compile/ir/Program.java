package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.trace.DoubleArray;
import org.gradcost.tape.compile.trace.GateTable;
import org.gradcost.tape.compile.trace.IntArray;
import org.gradcost.tape.compile.trace.Trace;

/** A circuit as a loop tree, with its constants and tables. Passes change the tree; what they find otherwise they return. */
public final class Program {

    /** The number of inputs: those that are differentiated, the data, the adjoints of the outputs. */
    public final int inputs;

    public final int differentiated;
    public final int data;
    public final GateTable gateTable;
    public final Region top = new Region(null);
    public final List<GateNode> leaves = new ArrayList<>();
    public final List<Loop> loops = new ArrayList<>();
    public final List<LoopCarried> carries = new ArrayList<>();

    /** The constants that differ from iteration to iteration. */
    public final DoubleArray constants = new DoubleArray();

    /** The tables of row starts and of gathered positions. */
    public final IntArray tables = new IntArray();

    public Use output;

    public Program(Trace trace) {
        this.inputs = trace.inputs;
        this.differentiated = trace.differentiated;
        this.data = trace.data;
        this.gateTable = trace.gateTable;
    }

    /** Returns the number of outputs of a function of many; 0 for a function of one. */
    public int outputs() {
        return inputs - differentiated - data;
    }

    /** Returns whether there is a triangular nest. */
    public boolean isTriangular() {
        for (Loop loop : loops) {
            if (loop.isTriangular()) {
                return true;
            }
        }
        return false;
    }

    /** Releases what is as long as the trace; printing the code still needs the loops. */
    public void forgetTrace() {
        for (Loop loop : loops) {
            loop.firsts = null;
            loop.starts = null;
        }
        for (GateNode leaf : leaves) {
            leaf.gates = null;
        }
    }
}

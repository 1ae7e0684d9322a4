package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.trace.DoubleArray;
import org.gradcost.tape.compile.trace.GateTable;
import org.gradcost.tape.compile.trace.IntArray;
import org.gradcost.tape.compile.trace.Trace;

/** A circuit with its loops found: what code is generated from. It keeps nothing that is as long as the trace. */
public final class Program {

    /** Those that are differentiated, and the data. */
    public final int inputs;

    public final int differentiated;
    public final GateTable gateTable;
    public final Region top = new Region(null);
    public final List<GateNode> leaves = new ArrayList<>();
    public final List<Loop> loops = new ArrayList<>();
    public final List<LoopCarried> carries = new ArrayList<>();

    /** The constants that differ from iteration to iteration. */
    public final DoubleArray constants = new DoubleArray();

    /** Positions that do not lie evenly. */
    public final IntArray tables = new IntArray();

    public Use output;

    public Program(Trace trace) {
        this.inputs = trace.inputs;
        this.differentiated = trace.differentiated;
        this.gateTable = trace.gateTable;
    }

    /** Lets go of what is as long as the trace: the code stays, and knows its loops. */
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

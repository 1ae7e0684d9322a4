package org.gradcost.tape.compile.transform;

import java.util.Arrays;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceIndex;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.IntArray;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Inserts exit values for what is loaded from memory only after its loop: the copy is then what is stored. It runs before the
 * writers of loads are found, since it changes them.
 */
public final class LoadedExits {

    private final Trace trace;
    private final Program program;
    private final TraceIndex index;

    private LoadedExits(Trace trace, Program program, TraceIndex index) {
        this.trace = trace;
        this.program = program;
        this.index = index;
    }

    /** Inserts the copies and lets them take their gates' place in the index of the trace. */
    public static void insert(Trace trace, Program program, TraceIndex index, LoopExitValues exits) {
        new LoadedExits(trace, program, index).insert(exits);
    }

    private void insert(LoopExitValues exits) {
        int[] levels = levelsLeft();
        for (int number = 0; number < levels.length; number++) {
            GateNode gate = program.leaves.get(number);
            if (levels[number] > 0 && levels[number] < Integer.MAX_VALUE) {
                int depth = gate.depth() - levels[number];
                if (gate.home.method == gate.loops[depth].home.method) {
                    index.assign(exits.after(gate, depth));
                }
            }
        }
    }

    /** Returns for each gate the number of innermost loops around it that all its loads come after. */
    private int[] levelsLeft() {
        int[] levels = new int[program.leaves.size()];
        Arrays.fill(levels, Integer.MAX_VALUE);
        for (ValueRef.Memory memory : index.memories()) {
            TraceOperand operand = memory.operand;
            Loop[] around = Arrays.copyOf(operand.loops(), operand.depth());
            for (IterationCursor cursor = operand.iterations(); cursor.next(); ) {
                int id = operand.at(cursor.iteration, trace);
                if (id >= trace.inputs) {
                    GateNode gate = index.leafOf(id);
                    int outside = gate.depth() - LoopQueries.commonDepth(gate.loops, around);
                    levels[gate.number] =
                            Math.min(levels[gate.number], Math.min(outside, levelsInLastIteration(gate, id)));
                }
            }
        }
        return levels;
    }

    /** Returns the number of innermost loops around a gate that are in their last iteration where it has this id. */
    private int levelsInLastIteration(GateNode gate, int id) {
        if (gate.gates != null) {
            return levelsInTriangle(gate, gate.gates.floor(id - trace.inputs));
        }
        int within = id - trace.inputs - gate.gate;
        int[] at = new int[gate.depth()];
        for (int l = 0; l < at.length; l++) {
            at[l] = within / gate.loops[l].length;
            within -= at[l] * gate.loops[l].length;
        }
        int levels = 0;
        while (levels < at.length && at[at.length - 1 - levels] == gate.loops[at.length - 1 - levels].trip - 1) {
            levels++;
        }
        return levels;
    }

    private static int levelsInTriangle(GateNode gate, int iteration) {
        int levels = 0;
        for (int l = gate.depth() - 1; l >= 0; l--) {
            IntArray firsts = gate.loops[l].firsts;
            int around = firsts.floor(iteration);
            if (iteration != firsts.get(around + 1) - 1) {
                return levels;
            }
            levels++;
            iteration = around;
        }
        return levels;
    }
}

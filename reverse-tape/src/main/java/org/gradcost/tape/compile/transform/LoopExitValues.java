package org.gradcost.tape.compile.transform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.IntArray;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * The gates that copy a loop's live-out values, each right after its loop. Then only the last value is recorded, not that of
 * every iteration, and its adjoint starts the loop's adjoint instead of being tested for in every iteration.
 */
public final class LoopExitValues {

    private final Program program;
    private final Map<List<Object>, GateNode> exits = new HashMap<>();

    public LoopExitValues(Program program) {
        this.program = program;
    }

    /**
     * Returns the copy of a gate's last value after a loop around it, and adds it to the program if it is not there yet.
     *
     * @param depth of the outermost loop that the value leaves
     */
    GateNode after(GateNode gate, int depth) {
        GateNode exit = known(gate, depth);
        if (exit == null) {
            exit = new GateNode(
                    program.leaves.size(), Opcode.EXIT_VALUE, gate.lastGate(depth), Arrays.copyOf(gate.loops, depth));
            if (gate.gates != null) {
                exit.gates = new IntArray();
                for (IterationCursor cursor = new IterationCursor(exit.loops, depth); cursor.next(); ) {
                    exit.gates.add(gate.lastGate(depth, cursor.iteration));
                }
            }
            exit.uses[0] = new Use(LoopQueries.exitValue(new ValueRef.Gate(gate), depth));
            program.leaves.add(exit);
            gate.loops[depth].home.addAfter(gate.loops[depth], exit);
            exits.put(List.of(gate, depth), exit);
        }
        return exit;
    }

    /** Returns the copy of a gate's last value, or null if there is none. */
    GateNode known(GateNode gate, int depth) {
        return exits.get(List.of(gate, depth));
    }
}

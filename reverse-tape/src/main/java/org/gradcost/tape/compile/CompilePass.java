package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.loopopt.LoopPass;

/**
 * The passes of the {@link Pipeline}, in the order in which they run; see the package of each. The loop optimisations come after
 * the emission, see {@link CompileOptions#LOOP_PASSES}.
 */
enum CompilePass {
    TRACE("trace", "Records the gates of one run and drops those that neither the output nor a guard needs."),
    REROLL("reroll", "Rerolls repeated blocks of gates into loops."),
    LOOP_TREE("loop-tree", "Builds the tree of loops and gates."),
    OUTLINING("outlining", "Cuts regions that are too long for one JVM method into chunks with methods of their own."),
    OPERANDS("operands", "Resolves every operand: input, constant, value, loop-carried value or load from memory."),
    LOADED_EXITS("loaded-exits", "Copies live-out values that are loaded after their loop."),
    MEMORY_WRITERS("memory-writers", "Finds the gates that write what each load reads."),
    TRIANGULAR_EXITS("triangular-exits", "Loads live-out values of triangular nests where other uses load them too."),
    ACTIVITY("activity", "Finds the gates through which a derivative passes."),
    REQUIRED_EXITS("required-exits", "Copies live-out values that a partial derivative needs."),
    SWEEP_FUSION("sweep-fusion", "Joins the forward and reverse sweep of the last loop, if it only adds up."),
    MEMORY_LAYOUT("memory-layout", "Gives values in memory their positions; updates sums in place."),
    TO_BE_RECORDED("to-be-recorded", "Chooses what is recorded for the reverse sweep and what is recomputed."),
    WORKSPACE_LAYOUT("workspace-layout", "Gives what is recorded its position in the workspace."),
    ADJOINT_INITIALISATION("adjoint-initialisation", "Lets first contributions assign; lists what must be zeroed."),
    EMISSION("emission", "Emits the forward and reverse sweeps as statements."),
    NAN_CHECK("nan-check", "Weaves a check for NaN into loops that store the gradient.");

    /** The name by which {@code check --explain --after} knows it. */
    final String label;

    /** What it does, in one sentence. */
    final String purpose;

    CompilePass(String label, String purpose) {
        this.label = label;
        this.purpose = purpose;
    }

    /** Returns all passes in their order, the loop optimisations after the emission, each as its name, a colon and what it does. */
    static List<String> describe() {
        List<String> passes = new ArrayList<>();
        for (CompilePass pass : values()) {
            passes.add(pass.label + ": " + pass.purpose);
            if (pass == EMISSION) {
                for (LoopPass loop : CompileOptions.LOOP_PASSES) {
                    passes.add(loop.name() + ": " + loop.purpose());
                }
            }
        }
        return passes;
    }

    static boolean isKnown(String name) {
        for (String pass : describe()) {
            if (pass.startsWith(name + ":")) {
                return true;
            }
        }
        return false;
    }
}

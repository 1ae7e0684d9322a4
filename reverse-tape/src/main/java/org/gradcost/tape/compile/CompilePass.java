package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.loopopt.LoopPass;

/**
 * The passes of the {@link Pipeline} in the order in which they run. Each kind of derivative runs those that it needs; the
 * description of a pass is in its package. The loop optimisations run after the emission, see
 * {@link CompileOptions#LOOP_PASSES}. The names are constants, so that compiling a function does not load this class.
 */
final class CompilePass {

    static final String TRACE = "trace";
    static final String REROLL = "reroll";
    static final String LOOP_PEELING = "loop-peeling";
    static final String LOOP_ALIGNMENT = "loop-alignment";
    static final String LOOP_TREE = "loop-tree";
    static final String OUTLINING = "outlining";
    static final String OPERANDS = "operands";
    static final String LOADED_EXITS = "loaded-exits";
    static final String MEMORY_WRITERS = "memory-writers";
    static final String TRIANGULAR_EXITS = "triangular-exits";
    static final String ACTIVITY = "activity";
    static final String REQUIRED_EXITS = "required-exits";
    static final String EARLY_GATES = "early-gates";
    static final String SWEEP_FUSION = "sweep-fusion";
    static final String MEMORY_LAYOUT = "memory-layout";
    static final String TO_BE_RECORDED = "to-be-recorded";
    static final String WORKSPACE_LAYOUT = "workspace-layout";
    static final String ADJOINT_INITIALISATION = "adjoint-initialisation";
    static final String EMISSION = "emission";
    static final String LOOP_INVARIANT_CODE = "loop-invariant-code";
    static final String NAN_CHECK = "nan-check";

    private static final String[][] PURPOSES = {
        {TRACE, "Records the gates of one run and drops those that neither the output nor a guard needs."},
        {REROLL, "Rerolls repeated blocks of gates into loops."},
        {LOOP_PEELING, "By static support: peels first and last iterations whose tangents have fewer components."},
        {LOOP_ALIGNMENT, "For rows of tangents: starts loops where the fewest values are loop-carried."},
        {LOOP_TREE, "Builds the tree of loops and gates."},
        {OUTLINING, "Cuts regions that are too long for one JVM method into chunks with methods of their own."},
        {OPERANDS, "Resolves every operand: input, constant, value, loop-carried value or load from memory."},
        {LOADED_EXITS, "Copies live-out values that are loaded after their loop."},
        {MEMORY_WRITERS, "Finds the gates that write what each load reads."},
        {TRIANGULAR_EXITS, "Loads live-out values of triangular nests where other uses load them too."},
        {ACTIVITY, "Finds the gates through which a derivative passes."},
        {EARLY_GATES, "In a forward sweep: moves gates that do not depend on a loop before it. Gradients have none."},
        {REQUIRED_EXITS, "Copies live-out values that a partial derivative needs."},
        {SWEEP_FUSION, "Joins the forward and reverse sweep of the last loop, if it only adds up."},
        {MEMORY_LAYOUT, "Gives values in memory their positions; updates sums in place."},
        {TO_BE_RECORDED, "Chooses what is recorded for the reverse sweep and what is recomputed."},
        {WORKSPACE_LAYOUT, "Gives what is recorded its position in the workspace."},
        {ADJOINT_INITIALISATION, "Lets first contributions assign; lists what must be zeroed."},
        {EMISSION, "Emits the forward and reverse sweeps as statements."},
        {LOOP_INVARIANT_CODE, "In a forward sweep: moves what is the same in all iterations of a loop before it."},
        {NAN_CHECK, "Weaves a check for NaN into loops that store the gradient."},
    };

    private CompilePass() {}

    /** Returns all passes in their order, including the loop optimisations, each as its name, a colon and a description. */
    static List<String> describe() {
        List<String> passes = new ArrayList<>();
        for (String[] pass : PURPOSES) {
            passes.add(pass[0] + ": " + pass[1]);
            if (pass[0].equals(LOOP_INVARIANT_CODE)) {
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

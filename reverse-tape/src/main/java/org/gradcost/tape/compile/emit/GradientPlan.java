package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.ir.LinearEpilogue;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.storage.MemoryMap;
import org.gradcost.tape.compile.storage.ZeroedRanges;

/**
 * The input of code generation.
 *
 * @param program the loop tree, with every value placed
 * @param epilogue the gates after the loop whose sweeps are fused, or null if none is
 * @param memory where values in memory and their adjoints are
 * @param workspace numbers in the workspace: those in memory and those recorded for the reverse sweep
 * @param zeros what must be zero before the reverse sweep
 */
public record GradientPlan(
        Program program, LinearEpilogue epilogue, MemoryMap memory, int workspace, ZeroedRanges zeros) {

    /** Returns the loop whose forward and reverse sweeps are one, or null. */
    Loop fused() {
        return epilogue == null ? null : epilogue.loop;
    }
}

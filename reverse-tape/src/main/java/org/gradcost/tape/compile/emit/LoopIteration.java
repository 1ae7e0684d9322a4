package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.ir.Loop;

/** One iteration of a loop in reverse: emitted tentatively until the nonzero adjoints reach a fixed point, then for good. */
interface LoopIteration {

    void iteration(Loop loop);
}

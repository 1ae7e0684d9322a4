/**
 * Loop rerolling: finds the loops of the source again in the straight line of a trace.
 *
 * <p>In: a trace. Out: a {@link org.gradcost.tape.compile.reroll.TokenSequence}, in which blocks that repeat are tokens with a trip
 * count, and operands are constant, affine, loop-carried or gathered. Inner loops come first; a loop is then a token like a gate.
 * {@link org.gradcost.tape.compile.reroll.RerollStrategy} chooses between two rerollers with one base: one for constant trip
 * counts, one for triangular nests, whose inner trip counts are affine in the outer counter.
 *
 * <p>Sources: A. Ketterlin and P. Clauss, "Prediction and trace compression of data access addresses through nested loop
 * recognition", CGO 2008 (loops of affine accesses in a trace); the pass LoopReroll of LLVM, which does it within a loop body.
 */
package org.gradcost.tape.compile.reroll;

/**
 * Loop rerolling: recovers the loops of the source from a straight-line trace.
 *
 * <p>Input: a trace. Output: a {@link org.gradcost.tape.compile.reroll.TokenSequence}, in which repeated blocks are tokens
 * with a trip count, and operands are constant, affine, loop-carried or gathered. Inner loops are found first; a loop is
 * then a token like a gate. {@link org.gradcost.tape.compile.reroll.RerollStrategy} chooses between two rerollers with a
 * common base class: one for constant trip counts, and one for triangular nests, whose inner trip counts are affine in the
 * outer counter. For forward mode by static support, {@link org.gradcost.tape.compile.reroll.LoopPeeling} then takes uneven
 * iterations out of loops again; for rows of tangents, loops start where the fewest values are loop-carried.
 *
 * <p>Sources: A. Ketterlin and P. Clauss, "Prediction and trace compression of data access addresses through nested loop
 * recognition", CGO 2008 (loops of affine accesses in a trace); LLVM's pass LoopReroll, which rerolls the body of a loop.
 */
package org.gradcost.tape.compile.reroll;

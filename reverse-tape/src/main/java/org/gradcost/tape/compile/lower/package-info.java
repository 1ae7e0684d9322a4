/**
 * Lowering: from a token sequence to a loop tree with resolved operands.
 *
 * <p>Input: the trace and its {@link org.gradcost.tape.compile.reroll.TokenSequence}. Output: a
 * {@link org.gradcost.tape.compile.ir.Program}, cut into methods that are short enough for HotSpot to compile
 * ({@link org.gradcost.tape.compile.lower.MethodOutliner}), with each operand resolved to its source
 * ({@link org.gradcost.tape.compile.lower.OperandResolver}).
 *
 * <p>The trace is in static single assignment form. Operands are resolved from its def–use relation over the iterations of a
 * loop: if the definition of a use is the same gate at a fixed distance in all iterations, the use becomes a local or a
 * loop-carried value, otherwise a load.
 *
 * <p>Source: R. Cytron, J. Ferrante, B. K. Rosen, M. N. Wegman and F. K. Zadeck, "Efficiently computing static single
 * assignment form and the control dependence graph", ACM TOPLAS 13(4), 1991.
 */
package org.gradcost.tape.compile.lower;

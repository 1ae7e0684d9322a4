/**
 * Lowering: from a token sequence to a loop tree with resolved operands.
 *
 * <p>In: the trace and its {@link org.gradcost.tape.compile.reroll.TokenSequence}. Out: a
 * {@link org.gradcost.tape.compile.ir.Program}, cut into methods that the JVM compiles
 * ({@link org.gradcost.tape.compile.lower.MethodOutliner}), each operand resolved to its source
 * ({@link org.gradcost.tape.compile.lower.OperandResolver}).
 *
 * <p>The trace is in static single assignment form. Resolving folds its def–use relation over the iterations: a use whose
 * definition is the same gate at a fixed distance becomes a local or a loop-carried value, every other use a load.
 *
 * <p>Source: R. Cytron, J. Ferrante, B. K. Rosen, M. N. Wegman and F. K. Zadeck, "Efficiently computing static single
 * assignment form and the control dependence graph", ACM TOPLAS 13(4), 1991.
 */
package org.gradcost.tape.compile.lower;

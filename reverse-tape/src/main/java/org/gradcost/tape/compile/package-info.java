/**
 * The compiled tape: a circuit is recorded once, the loops of its source are found again in the recording, and it becomes a JVM
 * class that computes value and gradient at any other point.
 *
 * <p>{@link org.gradcost.tape.compile.CompiledGradient} is all that a gradient needs; {@link
 * org.gradcost.tape.compile.CompiledFunction} adds forward mode, many outputs and second derivatives, each compiled from the same
 * trace. Behind them a {@code Pipeline} of passes runs
 * through the stages, each a package that uses those before it alone:
 *
 * <ol>
 *   <li>{@code heuristics}: the thresholds of all stages
 *   <li>{@code trace}: the gates of one run
 *   <li>{@code sparsity}: the patterns of Jacobians and Hessians
 *   <li>{@code runtime}: what generated code needs while it runs
 *   <li>{@code ir}: the loop tree
 *   <li>{@code reroll}: loop rerolling
 *   <li>{@code lower}: the loop tree with resolved operands, cut into methods
 *   <li>{@code analysis}: writers of loads, activity, required values
 *   <li>{@code transform}: exit values, fusion of the two sweeps
 *   <li>{@code storage}: memory, what is recorded, first adjoint contributions
 *   <li>{@code code}: statements and expressions
 *   <li>{@code emit}: forward and reverse sweep as statements
 *   <li>{@code support}: instead of both, one forward sweep with the tangents that are not zero
 *   <li>{@code tangent}: derivatives of emitted code along directions
 *   <li>{@code loopopt}: loop optimisations
 *   <li>{@code bytecode}: class files, and text
 *   <li>{@code verify}: verifiers between the passes, under assertions
 * </ol>
 *
 * <p>{@code check --explain --passes} lists the passes, {@code --explain --after PASS} prints the program after one. The way to a
 * gradient is free of lambdas and streams: the JVM links a class for each lambda when it is first reached, and some fifty of
 * them took a quarter of a cold set-up.
 *
 * <h2>The mathematics</h2>
 *
 * <p>A loop of the trace is a map {@code s_{i+1} = F(s_i, x, i)}, whose pullback is a loop in the other direction,
 * {@code s̄_i = s̄_{i+1}·∂F/∂s}, {@code x̄ += s̄_{i+1}·∂F/∂x}, with the same body read backwards. If it is a sum,
 * {@code s_{i+1} = s_i + f(x, i)}, then {@code s̄_i = s̄} for all i: nothing of an iteration is needed in another, and
 * forward and backward are one loop. For the same reason a sum made in memory, {@code a_ij ← a_ij − l_i·u_j} say, needs no
 * position but its first, neither for its values nor for its adjoint.
 *
 * <p>Operands of a gate in consecutive iterations are <em>affine</em> if their ids differ by a constant stride, and
 * <em>loop-carried</em> if each is the value of a gate of the iteration before. Both survive nesting: an outer loop compares the
 * starts of its inner loops, whose strides must be equal.
 *
 * <p>In a <em>triangular</em> nest the inner trip count is affine in the outer counters. Then no operand is affine in the trace,
 * since the iterations of the outer loop differ in length; but recorded values are stored row by row, and affine within a row.
 * So a position is {@code row(i) + j}, with a table of row starts over as few loops as will do.
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3 and 4; W. S. Moses
 * and V. Churavy, "Instead of rewriting foreign code for machine learning, automatically synthesize fast gradients",
 * NeurIPS 2020 (Enzyme, which sees the loops in the program instead).
 */
package org.gradcost.tape.compile;

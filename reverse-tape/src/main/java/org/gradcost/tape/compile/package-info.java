/**
 * The compiled tape. A function is traced once, the loops of its source are recovered from the trace, and a JVM class is
 * generated that computes its value and gradient at any other point.
 *
 * <p>{@link org.gradcost.tape.compile.CompiledGradient} computes gradients;
 * {@link org.gradcost.tape.compile.CompiledFunction} adds forward mode, several outputs and second derivatives, each
 * compiled from the same trace. Both use a {@code Pipeline} of passes. Its stages are packages, each of which uses only
 * those before it:
 *
 * <ol>
 *   <li>{@code heuristics}: the thresholds of all stages
 *   <li>{@code trace}: the gates of one evaluation
 *   <li>{@code sparsity}: the sparsity patterns of Jacobians and Hessians
 *   <li>{@code runtime}: what generated code needs at run time
 *   <li>{@code ir}: the loop tree, the intermediate representation
 *   <li>{@code reroll}: loop rerolling
 *   <li>{@code lower}: construction of the loop tree, resolution of operands, outlining of methods
 *   <li>{@code analysis}: writers of loads, activity, required values
 *   <li>{@code transform}: loop exit values, fusion of the forward and reverse sweep
 *   <li>{@code storage}: memory layout, recorded values, initialisation of adjoints
 *   <li>{@code code}: statements of the generated code, and in {@code code.expression} their expressions
 *   <li>{@code emit}: the forward and the reverse sweep as statements
 *   <li>{@code support}: an alternative to both, a single forward sweep that propagates only nonzero tangents
 *   <li>{@code tangent}: directional derivatives of emitted code
 *   <li>{@code loopopt}: loop optimisations
 *   <li>{@code bytecode}: class files and text
 *   <li>{@code verify}: verifiers that run between passes if assertions are enabled
 * </ol>
 *
 * <p>{@code check --explain --passes} lists the passes, and {@code --explain --after PASS} prints the program after one of
 * them. The code that is needed for a gradient avoids lambdas and streams: the JVM links a class for each lambda when it is
 * first reached, and some fifty of them took a quarter of a cold set-up.
 *
 * <h2>The mathematics</h2>
 *
 * <p>A loop of the trace is a map {@code s_{i+1} = F(s_i, x, i)}. Its pullback is a loop in the opposite direction, {@code
 * s̄_i = s̄_{i+1}·∂F/∂s}, {@code x̄ += s̄_{i+1}·∂F/∂x}, with the statements of the body in reverse order. If the loop is a
 * sum, {@code s_{i+1} = s_i + f(x, i)}, then {@code s̄_i = s̄} for all i: no iteration needs a result of another one, and
 * the forward and reverse sweeps can be fused into one loop. For the same reason a sum that is accumulated in memory, such
 * as {@code a_ij ← a_ij − l_i·u_j}, needs only one location for its values and one for its adjoint.
 *
 * <p>The operands of a gate in consecutive iterations are <em>affine</em> if their ids differ by a constant stride, and
 * <em>loop-carried</em> if each is the value of a gate of the previous iteration. Both extend to nested loops: an outer loop
 * compares the starts of its inner loops, whose strides must be equal.
 *
 * <p>In a <em>triangular</em> nest the inner trip count is affine in the outer counters. Since the iterations of the outer
 * loop differ in length, operands are not affine in the trace. However, recorded values are stored row by row and are affine
 * within a row, so that a position is {@code row(i) + j}, with a table of row starts over as few loops as possible.
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3 and 4; W. S. Moses
 * and V. Churavy, "Instead of rewriting foreign code for machine learning, automatically synthesize fast gradients",
 * NeurIPS 2020 (Enzyme, which sees the loops in the program instead).
 */
package org.gradcost.tape.compile;

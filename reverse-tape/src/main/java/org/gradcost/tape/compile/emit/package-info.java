/**
 * Emission: the code of the gradient, statement by statement.
 *
 * <p>In: a {@link org.gradcost.tape.compile.emit.GradientPlan}. Out: methods of {@code code}. One
 * {@code CodeBuilder} is handed to separate sweeps: {@code ForwardSweep} computes and records values, {@code AdjointSweep} runs
 * the same regions backward and pulls each gate's adjoint back by {@code AdjointRules}, {@code FusedSweep} does both for one
 * loop. {@code ForwardValues} and {@code ReverseValues} know where a value is.
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, sections 3.2 and 3.3 (incremental
 * reverse mode); L. Hascoët and V. Pascual, "The Tapenade automatic differentiation tool: principles, model, and
 * specification", ACM TOMS 39(3), 2013; W. S. Moses and V. Churavy, "Instead of rewriting foreign code for machine learning,
 * automatically synthesize fast gradients", NeurIPS 2020.
 */
package org.gradcost.tape.compile.emit;

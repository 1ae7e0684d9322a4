/**
 * Emission of the code of the gradient, statement by statement.
 *
 * <p>Input: a {@link org.gradcost.tape.compile.emit.GradientPlan}. Output: methods of {@code code}. The sweeps are separate
 * objects that share a {@code CodeBuilder}: {@code ForwardSweep} computes and records values, {@code ReverseSweep} visits
 * the same regions in reverse order and propagates the adjoint of each gate by {@code AdjointRules}, and {@code FusedSweep}
 * does both for one loop. {@code ForwardValues} and {@code ReverseValues} give access to the values.
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, sections 3.2 and 3.3
 * (incremental reverse mode); L. Hascoët and V. Pascual, "The Tapenade automatic differentiation tool: principles, model,
 * and specification", ACM TOMS 39(3), 2013; W. S. Moses and V. Churavy, "Instead of rewriting foreign code for machine
 * learning, automatically synthesize fast gradients", NeurIPS 2020.
 */
package org.gradcost.tape.compile.emit;

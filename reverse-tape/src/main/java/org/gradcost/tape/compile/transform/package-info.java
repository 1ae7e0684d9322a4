/**
 * Transformations of the loop tree before storage is assigned: explicit exit values, and the fusion of a loop's two sweeps.
 *
 * <p>In: an analysed program. Out: the same program with {@link org.gradcost.tape.compile.transform.LoopExitValues}, the copies
 * of live-out values after their loops (as in loop-closed SSA form), and the
 * {@link org.gradcost.tape.compile.ir.LinearEpilogue} of the loop whose sweeps are fused, if there is one.
 *
 * <p>A sum {@code s_{i+1} = s_i + f(x, i)} has the adjoint {@code s̄_i = s̄} for all i. So an iteration can run backward as soon
 * as it has run forward, once s̄ is known.
 *
 * <p>Source for the reversal of loops with independent iterations: L. Hascoët, S. Fidanova and C. Held, "Adjoining independent
 * computations", in <em>Automatic Differentiation of Algorithms: From Simulation to Optimization</em>, Springer 2002.
 */
package org.gradcost.tape.compile.transform;

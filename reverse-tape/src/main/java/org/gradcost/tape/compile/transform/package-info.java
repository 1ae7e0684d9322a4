/**
 * Transformations of the loop tree before storage is assigned: explicit loop exit values, and the fusion of the forward and
 * reverse sweeps of a loop.
 *
 * <p>Input: an analysed program. Output: the same program with {@link org.gradcost.tape.compile.transform.LoopExitValues},
 * copies of live-out values after their loops (as in loop-closed SSA form), and with the
 * {@link org.gradcost.tape.compile.ir.LinearEpilogue} of the loop whose sweeps are fused, if there is one.
 *
 * <p>A sum {@code s_{i+1} = s_i + f(x, i)} has the adjoint {@code s̄_i = s̄} for all i. If s̄ is known before the loop, each
 * iteration can therefore be reversed immediately after it has been computed.
 *
 * <p>Source for the reversal of loops with independent iterations: L. Hascoët, S. Fidanova and C. Held, "Adjoining
 * independent computations", in <em>Automatic Differentiation of Algorithms: From Simulation to Optimization</em>, Springer
 * 2002.
 */
package org.gradcost.tape.compile.transform;

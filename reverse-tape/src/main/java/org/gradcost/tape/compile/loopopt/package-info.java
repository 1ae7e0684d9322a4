/**
 * Loop optimisations of the emitted statements that HotSpot does not perform itself.
 *
 * <p>Input: methods of {@code code}, and the index tables of subscripts. Output: methods that compute the same results,
 * except for the order of sums and products whose terms and factors may be taken in any order. Each optimisation is a
 * {@link org.gradcost.tape.compile.loopopt.LoopPass}; the pipeline runs a list of them.
 * The code of forward sweeps is rid of what is invariant in a loop before that
 * ({@link org.gradcost.tape.compile.loopopt.LoopInvariantCode}), and that of Jacobians by static support of loops that only store
 * what can be computed again ({@link org.gradcost.tape.compile.loopopt.Rematerialisation}) and of products with numbers
 * ({@link org.gradcost.tape.compile.loopopt.AlgebraicSimplification}).
 * {@link org.gradcost.tape.compile.loopopt.NanCheck} is the last one and returns whether it has woven in a check.
 *
 * <p>Sources: R. Allen and K. Kennedy, <em>Optimizing Compilers for Modern Architectures</em>, Morgan Kaufmann 2002,
 * chapters 5, 8 and 9; D. Callahan, S. Carr and K. Kennedy, "Improving register allocation for subscripted variables", PLDI
 * 1990; K. Goto and R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34(3), 2008.
 */
package org.gradcost.tape.compile.loopopt;

/**
 * Loop optimisations on the emitted statements, for what HotSpot does not do by itself.
 *
 * <p>In: methods of {@code code}, and the tables that subscripts read. Out: methods that compute the same, up to the order of
 * sums whose terms may be added in any. Each is a {@link org.gradcost.tape.compile.loopopt.LoopPass}; the pipeline runs a list of
 * them. {@link org.gradcost.tape.compile.loopopt.NanCheck} comes last and tells the caller what it has woven in.
 *
 * <p>Sources: R. Allen and K. Kennedy, <em>Optimizing Compilers for Modern Architectures</em>, Morgan Kaufmann 2002, chapters 5, 8
 * and 9; D. Callahan, S. Carr and K. Kennedy, "Improving register allocation for subscripted variables", PLDI 1990; K. Goto and
 * R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34(3), 2008.
 */
package org.gradcost.tape.compile.loopopt;

/**
 * Forward mode: numbers that carry their derivative along.
 *
 * <p>A dual number {@code x + Σ_j ẋ_j·ε_j} with {@code ε_i·ε_j = 0} goes through a gate g by its pushforward,
 * {@code g(x + ẋ·ε) = g(x) + g′(x)·ẋ·ε}: a whole circuit run over such numbers gives the value and its derivative
 * along the directions that the inputs were seeded with. One tangent ({@link org.gradcost.dual.Dual}) computes a
 * gradient of n inputs in n passes; a {@linkplain org.gradcost.dual.VectorDual vector} of k tangents makes it ⌈n/k⌉
 * passes that share the work on the values; {@link org.gradcost.dual.MatrixDual} does the same with EJML matrices, and
 * {@link org.gradcost.dual.NestedDual} with numbers that carry derivatives themselves, so that those are differentiated again.
 *
 * <p>A pass keeps nothing but the numbers to which the circuit itself refers: memory does not grow with the length of the
 * circuit. This is the advantage of forward mode over reverse mode, which is faster for many inputs.
 *
 * <p>Source: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3.1 and 3.2.
 */
package org.gradcost.dual;

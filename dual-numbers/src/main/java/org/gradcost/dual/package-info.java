/**
 * Forward mode: numbers that carry their derivatives along.
 *
 * <p>A gate g maps a dual number {@code x + Σ_j ẋ_j·ε_j}, where {@code ε_i·ε_j = 0}, to {@code g(x) + Σ_j g′(x)·ẋ_j·ε_j};
 * this is its pushforward. Evaluating a function over dual numbers therefore gives its value and its derivatives along the
 * directions that the inputs were seeded with:
 *
 * <ul>
 *   <li>{@link org.gradcost.dual.Dual} has one tangent: a gradient with respect to n inputs takes n passes.
 *   <li>{@link org.gradcost.dual.VectorDual} has k tangents: a gradient takes ⌈n/k⌉ passes, each of which computes the
 *       values once.
 *   <li>{@link org.gradcost.dual.MatrixDual} has k tangents of an EJML matrix.
 *   <li>{@link org.gradcost.dual.NestedDual} is a dual number over numbers that carry derivatives themselves, for second and
 *       higher derivatives.
 * </ul>
 *
 * <p>A pass keeps only the numbers that the function itself still refers to, so that memory does not grow with the number of
 * gates. Reverse mode has to record them, but is faster for many inputs.
 *
 * <p>Source: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3.1 and 3.2.
 */
package org.gradcost.dual;

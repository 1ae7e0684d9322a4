/**
 * Differentiates generated code along directions, statement by statement: a local v gets a tangent v̇ beside it, an array an array
 * of tangents, and {@code v = f(x, y)} becomes {@code v̇ = f_x·ẋ + f_y·ẏ} and the statement itself. Loops and branches keep
 * their form.
 *
 * <p>One transformation serves three derivatives. Of the code of the function alone it makes J·v (forward mode); of the code
 * of the gradient it makes H·v (forward over reverse), and, seeded at the adjoints of the outputs instead of the point, Jᵀ·w for
 * several w at once, since the reverse sweep is linear in them. A direction is a lane: what all lanes share, values and
 * partials, is computed once.
 *
 * <p>Which locals and arrays have tangents that are not always zero, {@link org.gradcost.tape.compile.tangent.Activity}, is a
 * fixed point over the statements. It is finer than that of gates: the adjoint of a sum's term is a constant, and has none.
 *
 * <p>Source: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, sections 3.1 and 5.3.
 */
package org.gradcost.tape.compile.tangent;

/**
 * Directional differentiation of generated code, statement by statement: each local v gets a tangent v̇, each array an array
 * of tangents, and {@code v = f(x, y)} becomes {@code v̇ = f_x·ẋ + f_y·ẏ} followed by the statement itself. Loops and
 * branches keep their form.
 *
 * <p>The same transformation gives three derivatives. Applied to the code of the function, it gives J·v (forward mode);
 * applied to the code of the gradient, it gives H·v (forward over reverse). If the adjoints of the outputs are seeded
 * instead of the point, it gives Jᵀ·w for several w at once, since the reverse sweep is linear in them. Each direction is a
 * lane; values and partial derivatives, which all lanes share, are computed once.
 *
 * <p>{@link org.gradcost.tape.compile.tangent.Activity}, the set of locals and arrays whose tangents are not always zero, is
 * a fixed point over the statements. It is finer than the activity of gates: the adjoint of a term of a sum is constant, for
 * example, and has no tangent.
 *
 * <p>Many directions are rows of numbers, one row for each value. Code in rows is as fast as it writes and reads few of them,
 * so that {@link org.gradcost.tape.compile.tangent.TangentRowCode} combines the statements of a run, a value that is also in
 * memory has no second row ({@code RowsInMemory}), and values share rows that are not live at the same time
 * ({@link org.gradcost.tape.compile.tangent.RowAllocation}).
 *
 * <p>Source: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, sections 3.1 and 5.3.
 */
package org.gradcost.tape.compile.tangent;

/**
 * Forward mode with static sparsity: value and full gradient in one forward sweep, in which every value carries the tangents of
 * just those seeds that can reach it. Nothing goes backward; what is known beforehand is which tangents are zero.
 *
 * <p>In: a program whose activity is known and whose values have their positions in memory. Out: methods of {@code code}, and
 * the room that stored tangents take.
 *
 * <h2>Slots</h2>
 *
 * <p>The tangent of a value in an iteration is a linear combination of <em>slots</em>, {@code ṫ = Σ_s a_s·s}, with a local for
 * each coefficient. A slot is the unit tangent of an input element {@code x[i + 1]}; or the tangent of a value from outside the
 * loop, one slot whatever that value rests on; or the tangent of a loop-carried sum; or a stored tangent, an array with a
 * component for each input. A gate {@code v = φ(u, w)} has the union of its operands' slots:
 * {@code v̇ = φ_u·u̇ + φ_w·ẇ}. So a body costs its gates times their slots, however many inputs there are.
 *
 * <h2>Loops</h2>
 *
 * <p>The tangent of what a loop carries obeys {@code ċ ← J·ċ + Σ a_s·s}, see {@code CarryTangent}:
 *
 * <ul>
 *   <li>J = 1, a sum. Slots that are the same in all iterations have their coefficients added up in a local; the other terms
 *       are added to a stored tangent, a component for each input element. If the last value is used once and linearly, and ends
 *       in another sum or in the output, the terms go straight there, times the factor on the way ({@code Destinations}): the
 *       inner sums of a quadratic form then store nothing. (This is associativity, {@code x_i·Σ_j k_ij·ẋ_j}, and still pushed
 *       forward.)
 *   <li>J ≠ 1, a product. Its stored tangent is scaled, over the components that the trace says may differ from zero: a
 *       triangle. If only the scaling reads it, this is done in a loop of its own, eight iterations at a time
 *       ({@code LaterScaling}).
 *   <li>Otherwise the next tangent is made beside the present one.
 * </ul>
 *
 * <p>Which of them it is, which gates have too many slots for locals, and which slots are invariant in which loop, is found by
 * emitting the program until these decisions no longer change ({@code SupportDecisions}), as the fixed point of a data flow. A
 * value in memory has a stored tangent at its position; {@code SeedRanges} gives the range of its components for each value of
 * the trace, so that a layer's unit costs its own weights and not all.
 *
 * <h2>Cost</h2>
 *
 * <p>Independent of the number of inputs for separable functions, chains, neighbours, quadratic forms and sums over tables;
 * n²/2 multiplications for a product of n factors; and as much as forward mode with all tangents at once where every value rests
 * on every input (LU, the second layer of a network).
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, section 7.1 (sparse vector
 * forward mode, there with index sets at run time); C. Bischof, P. Khademi, A. Bouaricha and A. Carle, "Efficient computation of
 * gradients and Jacobians by dynamic exploitation of sparsity in automatic differentiation", Optimization Methods and Software 7,
 * 1996.
 */
package org.gradcost.tape.compile.support;

/**
 * Forward mode with static sparsity: value and full gradient in a single forward sweep, in which each value has tangents
 * with respect to only those seeds on which it depends. There is no reverse sweep; the trace determines which tangents are
 * zero.
 *
 * <p>Input: a program with known activity, whose values have positions in memory. Output: methods of {@code code}, and the
 * memory that stored tangents take.
 *
 * <h2>Slots</h2>
 *
 * <p>The tangent of a value in an iteration is a linear combination of <em>slots</em>, {@code ṫ = Σ_s a_s·s}, with a local
 * for each coefficient. A slot is the unit tangent of an input element such as {@code x[i + 1]}; the tangent of a value from
 * outside the loop, which is one slot however many inputs that value depends on; the tangent of a loop-carried sum; or a
 * stored tangent, an array with a component for each input. The slots of a gate {@code v = φ(u, w)} are the union of those
 * of its operands: {@code v̇ = φ_u·u̇ + φ_w·ẇ}. The cost of a loop body is therefore the number of its gates times their
 * slots, whatever the number of inputs.
 *
 * <h2>Loops</h2>
 *
 * <p>The tangent of a loop-carried value satisfies {@code ċ ← J·ċ + Σ a_s·s}. It is represented in one of four ways, see
 * {@code CarryTangent}:
 *
 * <ul>
 *   <li>If it has few components, always as many, they are locals (see Bands).
 *   <li>If J = 1, the value is a sum. For slots that are the same in all iterations, the coefficients are accumulated in a
 *       local; the other terms are added to a stored tangent, which has a component for each input element. If the last
 *       value of the sum is used once, linearly, and only contributes to another sum or to the output, the terms are added
 *       directly to that destination, times the intermediate factor ({@code Destinations}); the inner sums of a quadratic
 *       form then need no stored tangents. (This uses the associativity of {@code x_i·Σ_j k_ij·ẋ_j}; it is still forward
 *       propagation.)
 *   <li>If J ≠ 1, the value is a product. Its stored tangent is scaled, over the components that according to the trace may
 *       be nonzero, which form a triangle. If only the scaling reads the tangent, this is done in a separate loop, eight
 *       iterations at a time ({@code LaterScaling}).
 *   <li>Otherwise the next tangent is computed in a second array.
 * </ul>
 *
 * <p>The choice between these, the gates with too many slots for locals, and the loops in which slots are invariant are
 * found by emitting the program repeatedly until these decisions no longer change ({@code SupportDecisions}), as the fixed
 * point of a data flow. A value in memory has a stored tangent at its position; {@code SeedRanges} gives the range of its
 * components for each value of the trace, so that a unit of a network layer only costs its own weights.
 *
 * <h2>Jacobians</h2>
 *
 * <p>The entries of a Jacobian are stored where its outputs are computed. Two things differ from gradients:
 *
 * <ul>
 *   <li>If it is to be preaccumulated, the tangent of a gate on which many values of an iteration depend, and which depends on
 *       many inputs, is one slot until the outputs are reached ({@code Preaccumulation}). From iteration to iteration tangents are
 *       propagated forward, but the Jacobian of an iteration is accumulated in an order that takes few operations, which may be the
 *       reverse one.
 *   <li>The terms of a sum are added to the row of an output in a loop of their own, after that of the sum, if the factor is known
 *       only then ({@code DelayedTerms}).
 * </ul>
 *
 * <h2>Bands</h2>
 *
 * <p>A value that is stored, or carried by a loop, may depend on only a few input elements: in the gradient of a chain the
 * values of the forward sweep, and the adjoints to which the terms of two or three iterations contribute. The number k of these
 * elements is then the same in all iterations and each of them is a subscript of the iteration, {@code j_1(i) < … < j_k(i)}: the
 * union of the slots of everything that contributes. Such a tangent is a <em>band</em> ({@code Band}), {@code v̇_i = Σ_m
 * a_im·ẋ_{j_m(i)}}. Of a value in memory the coefficients {@code a_im} are stored beside the value, as many numbers as they are
 * (the ELLPACK format of a sparse matrix whose rows are the positions of memory); of a loop-carried value they are held in
 * locals. What loads the value has the input elements as slots, so that the sparse Hessian of a chain, the Jacobian of its
 * gradient, is computed from slots and coefficients alone, and its entries are stored where the gradient is complete.
 *
 * <p>The elements are those on which the value depends according to the trace ({@code IndexDomains}). Iterations at
 * the ends of a loop in which they are fewer have been peeled ({@code LoopPeeling}). If their number changes from iteration to
 * iteration all the same, or the tangent turns out to have other slots than these, the value has a stored tangent instead.
 * Coefficients that are always the same number are not stored.
 *
 * <h2>Cost</h2>
 *
 * <p>The cost in units of the function is independent of the number of inputs for separable functions, chains, stencils,
 * quadratic forms and sums over tables. A product of n factors takes n²/2 multiplications. If every value depends on every
 * input (LU, the second layer of a network), the cost is that of forward mode with all tangents at once.
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, section 7.1 (sparse vector
 * forward mode, there with index sets at run time) and chapter 10 (preaccumulation); C. Bischof, P. Khademi, A. Bouaricha and A. Carle, "Efficient
 * computation of gradients and Jacobians by dynamic exploitation of sparsity in automatic differentiation", Optimization
 * Methods and Software 7, 1996; Y. Saad, <em>Iterative Methods for Sparse Linear Systems</em>, 2nd ed., SIAM 2003, section 3.4
 * (the ELLPACK-Itpack format).
 */
package org.gradcost.tape.compile.support;

/**
 * Modes: ways to compute a gradient, behind one small interface.
 *
 * <p>A {@linkplain org.gradcost.mode.Mode mode} that is bound to a problem and a granularity of gates is a
 * {@linkplain org.gradcost.mode.Differentiator differentiator}, which computes a gradient in a number of passes. In theory the
 * modes differ only in the number of passes; the suite measures the cost of a pass.
 *
 * <table>
 *   <caption>Passes for a gradient of n inputs and one output</caption>
 *   <tr><th>mode</th><th>passes</th><th>a pass is</th></tr>
 *   <tr><td>primal</td><td>1</td><td>the value alone, without a gradient: the unit of overheads</td></tr>
 *   <tr><td>hand</td><td>1</td><td>value and gradient by hand: the performance target</td></tr>
 *   <tr><td>reverse</td><td>1</td><td>a recording and a reverse sweep</td></tr>
 *   <tr><td>reverse-compiled</td><td>1</td><td>a run of the class that the first recording was compiled into</td></tr>
 *   <tr><td>reverse-checkpointed</td><td>1</td><td>a reverse sweep over steps, with some states stored and the others
 *       recomputed</td></tr>
 *   <tr><td>reverse-blocked</td><td>1</td><td>for a sum of independent terms or a product of factors, a recording and a
 *       sweep for every block of them</td></tr>
 *   <tr><td>forward</td><td>n</td><td>one evaluation with one tangent</td></tr>
 *   <tr><td>vector-forward</td><td>⌈n/k⌉</td><td>one evaluation with k tangents</td></tr>
 *   <tr><td>forward-compiled</td><td>⌈n/k⌉</td><td>a run, with k tangents, of the class that one recording was compiled
 *       into</td></tr>
 *   <tr><td>forward-support</td><td>1</td><td>a run of such a class, in which every value carries the tangents of the inputs
 *       that can reach it</td></tr>
 *   <tr><td>hipparchus</td><td>1</td><td>one evaluation of Hipparchus' {@code Gradient}, with n tangents</td></tr>
 *   <tr><td>finite-differences</td><td>n</td><td>two primals</td></tr>
 * </table>
 *
 * <p>The Jacobian of a {@linkplain org.gradcost.family.MapProblem function} of n inputs with m outputs takes the same number of
 * passes forward, and m sweeps in reverse. If it is sparse, {@code forward-compressed} and {@code reverse-compressed} take as
 * many passes as there are {@linkplain org.gradcost.sparse.Colouring colours}. In compiled modes, a sweep computes four outputs
 * or colours at once. {@code preaccumulated} is {@code forward-support} with the partial derivatives of each iteration multiplied
 * in an order of few operations, whatever their direction.
 *
 * <p>For a {@linkplain org.gradcost.family.SecondOrderProblem second-order problem} the
 * {@linkplain org.gradcost.mode.Nested four nestings} compute the Hessian, or its product with a direction.
 */
package org.gradcost.mode;

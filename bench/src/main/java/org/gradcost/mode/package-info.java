/**
 * The ways to a gradient, behind one small interface.
 *
 * <p>A {@linkplain org.gradcost.mode.Mode mode} is bound to a problem and a granularity of gates and becomes a
 * {@linkplain org.gradcost.mode.Differentiator differentiator}: something that fills a gradient in a number of passes.
 * In theory the modes differ only in the number of passes; the suite measures the cost of a pass.
 *
 * <table>
 *   <caption>Passes for a gradient of n inputs and one output</caption>
 *   <tr><th>mode</th><th>passes</th><th>a pass is</th></tr>
 *   <tr><td>primal</td><td>1</td><td>the value alone: no gradient, the baseline</td></tr>
 *   <tr><td>hand</td><td>1</td><td>value and gradient by hand: the performance target</td></tr>
 *   <tr><td>reverse</td><td>1</td><td>a recording and a sweep back</td></tr>
 *   <tr><td>reverse-compiled</td><td>1</td><td>a run of the class that the first recording was compiled into</td></tr>
 *   <tr><td>reverse-checkpointed</td><td>1</td><td>a sweep back over steps, some states kept, the others computed
 *       again</td></tr>
 *   <tr><td>reverse-blocked</td><td>1</td><td>of a sum of independent terms or a product of factors, a recording and a
 *       sweep for every block of them</td></tr>
 *   <tr><td>forward</td><td>n</td><td>one evaluation with one tangent</td></tr>
 *   <tr><td>vector-forward</td><td>⌈n/k⌉</td><td>one evaluation with k tangents</td></tr>
 *   <tr><td>forward-compiled</td><td>⌈n/k⌉</td><td>a run with k tangents of the class that one recording was compiled
 *       into</td></tr>
 *   <tr><td>forward-support</td><td>1</td><td>a run of such a class, in which every value carries the tangents of the inputs
 *       that can reach it</td></tr>
 *   <tr><td>hipparchus</td><td>1</td><td>one evaluation of Hipparchus' {@code Gradient}, with n tangents</td></tr>
 *   <tr><td>finite-differences</td><td>n</td><td>two primals</td></tr>
 * </table>
 *
 * <p>The Jacobian of a {@linkplain org.gradcost.family.MapProblem map} of n inputs to m outputs takes the same passes
 * forward, and m sweeps in reverse. Where it is sparse, {@code forward-compressed} and {@code reverse-compressed} take as
 * many as {@linkplain org.gradcost.sparse.Colouring colours}. Compiled, a sweep takes four outputs or colours at once.
 *
 * <p>For a {@linkplain org.gradcost.family.SecondOrderProblem second-order problem} the {@linkplain org.gradcost.mode.Nested
 * four nestings} compute the Hessian, or its product with a direction.
 */
package org.gradcost.mode;

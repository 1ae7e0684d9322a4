/**
 * Gates: the one place where a derivative is written.
 *
 * <p>A <em>gate</em> is one differentiable step. It computes its output and knows its <em>slopes</em>, the
 * local derivatives with respect to its arguments, and nothing else of the circuit it stands in. With
 * {@code y = g(x₁, …, x_m)} and slopes {@code s_j = ∂g/∂x_j}, the chain rule is all that a mode adds:
 *
 * <ul>
 *   <li><b>pushforward</b> (forward mode): {@code ẏ = Σ_j s_j·ẋ_j}, tangents flow with the values;
 *   <li><b>pullback</b> (reverse mode): {@code x̄_j += s_j·ȳ}, adjoints flow against them and are added up
 *       where paths meet.
 * </ul>
 *
 * <p>So addition is a distributor (slopes 1 and 1), multiplication a switch (slopes y and x), and a
 * {@linkplain org.gradcost.gate.SelectGate selection} such as max a router: the chosen argument takes the whole
 * gradient, the other none. {@link org.gradcost.gate.Gates} is the table of all of them;
 * {@link org.gradcost.gate.Differentiable} names them as methods; a mode <em>lifts</em> gates by implementing a
 * handful of methods of that interface and states no derivative again.
 *
 * <p><b>Rules at the edges</b>, the same in every mode:
 *
 * <ul>
 *   <li><em>Ties.</em> Where both arguments of max or min are equal, the <em>first</em> takes the whole gradient.
 *       (The textbook pair {@code ∂x = 1(x ≥ y)}, {@code ∂y = 1(y ≥ x)} would count a tie twice.) With
 *       {@code |x| = max(x, −x)} and {@code relu(x) = max(x, 0)} both have slope 1 at 0.
 *   <li><em>Nothing carries nothing.</em> {@code 0·∞ = 0·NaN = 0} in the chain rule (a <em>strong zero</em>, see
 *       {@link org.gradcost.gate.ChainRule}): an input that does not move pushes nothing through a gate whose slope
 *       is infinite, so the gradient of {@code x + √y} at {@code y = 0} is {@code (1, ∞)}, not {@code (NaN, ∞)}.
 *   <li><em>Outside its domain</em> a gate's value and slopes are NaN; at the edge the slope is the one-sided limit.
 * </ul>
 */
package org.gradcost.gate;

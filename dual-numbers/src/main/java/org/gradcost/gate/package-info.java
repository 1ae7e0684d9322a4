/**
 * Gates: the only place where derivatives are written.
 *
 * <p>A <em>gate</em> is a primitive operation. It computes its output and its <em>slopes</em>, the local partial derivatives
 * with respect to its arguments, and knows nothing else of the circuit that it is part of. With
 * {@code y = g(x₁, …, x_m)} and slopes {@code s_j = ∂g/∂x_j}, the chain rule is all that a mode adds:
 *
 * <ul>
 *   <li><b>pushforward</b> (forward mode): {@code ẏ = Σ_j s_j·ẋ_j}, tangents flow with the values;
 *   <li><b>pullback</b> (reverse mode): {@code x̄_j += s_j·ȳ}, adjoints flow against them and are added up
 *       where paths meet.
 * </ul>
 *
 * <p>So addition is a distributor (slopes 1 and 1), multiplication a switch (slopes y and x), and a
 * {@linkplain org.gradcost.gate.SelectGate selection} such as max a router: the selected argument takes the whole
 * gradient, the other none. {@link org.gradcost.gate.Gates} is the table of all gates;
 * {@link org.gradcost.gate.Differentiable} has them as methods; a mode implements a handful of methods of that interface and
 * states no derivative again.
 *
 * <p><b>Second derivatives.</b> Beside the slope in {@code double}, which makes first-order modes fast, each gate has its slope
 * as a {@linkplain org.gradcost.gate.UnaryGate.Circuit circuit of gates} over numbers of any type.
 * {@linkplain org.gradcost.gate.NestedNumber Nested numbers} differentiate that circuit again, to any order. It is a
 * {@linkplain org.gradcost.gate.Partial quotient} of two numbers, so that the chain rule divides what it carries and forms no
 * 1/b, whose slope 1/b² overflows. A gate of a user's that has its slope in {@code double} alone is refused by nested numbers;
 * {@link org.gradcost.gate.GateCheck} checks one.
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
 *       The rule cannot know a zero that is exact from one that is an underflow: where a slope underflows to 0 and the next
 *       overflows, the product is 0 as well. {@code log σ(x)} of two gates at x = −800 has the gradient 0, where 1 is right,
 *       and {@code atan(1/x)} at 1e-310 has 0, where −1 is right, beside a right value. One gate for both has the right
 *       gradient: {@code logSigmoid}, {@code logAddExp} or {@code logNormalCdf}; {@code x.reciprocal().atan()} is
 *       {@code π/2 − x.atan()} for positive x.
 *   <li><em>Outside its domain</em> a gate's value and slopes are NaN; at the edge the slope is the one-sided limit.
 * </ul>
 */
package org.gradcost.gate;

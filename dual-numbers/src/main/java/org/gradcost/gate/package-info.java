/**
 * Gates, the primitive operations, with their derivatives. No other package states a derivative.
 *
 * <p>A <em>gate</em> computes its output and its <em>slopes</em>, the local partial derivatives with respect to its
 * arguments. It is independent of the circuit that it is part of. For {@code y = g(x₁, …, x_m)} with slopes {@code s_j =
 * ∂g/∂x_j}, a mode of differentiation only adds the chain rule:
 *
 * <ul>
 *   <li><b>pushforward</b> (forward mode): {@code ẏ = Σ_j s_j·ẋ_j}; tangents propagate with the values;
 *   <li><b>pullback</b> (reverse mode): {@code x̄_j += s_j·ȳ}; adjoints propagate in the opposite direction and are added
 *       up where paths meet.
 * </ul>
 *
 * <p>In reverse mode, addition passes the adjoint on to both arguments (slopes 1 and 1), multiplication swaps the arguments
 * (slopes y and x), and a {@linkplain org.gradcost.gate.SelectGate selection} such as max is a router: the selected argument
 * takes the whole gradient and the other one none. {@link org.gradcost.gate.Gates} is the table of all gates, and {@link
 * org.gradcost.gate.Differentiable} has them as methods; a mode implements a few methods of that interface and states no
 * derivative itself.
 *
 * <p><b>Second derivatives.</b> Besides the slope in {@code double}, which first-order modes use because it is fast, each
 * gate has its slope as a {@linkplain org.gradcost.gate.UnaryGate.Circuit circuit}, a generic function composed of gates.
 * {@linkplain org.gradcost.gate.NestedNumber Nested numbers} differentiate that function again, to any order. It returns a
 * {@linkplain org.gradcost.gate.Partial quotient} of two numbers, so that the chain rule can divide by the denominator
 * instead of computing 1/b, whose derivative 1/b² may overflow. Nested numbers throw an exception for a user-defined gate
 * that has its slope only in {@code double}. {@link org.gradcost.gate.GateCheck} checks a user-defined gate.
 *
 * <p><b>Conventions at the edges.</b> They are the same in every mode.
 *
 * <ul>
 *   <li><em>Ties.</em> If both arguments of max or min are equal, the <em>first</em> takes the whole gradient. (The textbook
 *       pair {@code ∂x = 1(x ≥ y)}, {@code ∂y = 1(y ≥ x)} would count a tie twice.) Accordingly {@code |x| = max(x, −x)} and
 *       {@code relu(x) = max(x, 0)} have slope 1 at 0.
 *   <li><em>Strong zeros.</em> In the chain rule {@code 0·∞ = 0·NaN = 0}, see {@link org.gradcost.gate.ChainRule}. A tangent
 *       of 0 stays 0 even if it passes a gate with an infinite slope, so that the gradient of {@code x + √y} at {@code y =
 *       0} is {@code (1, ∞)}, not {@code (NaN, ∞)}. The rule cannot distinguish an exact zero from an underflow: if one
 *       slope underflows to 0 and the next one overflows, their product is 0 as well. For example, {@code log σ(x)} composed
 *       of two gates has gradient 0 at x = −800 instead of 1, and {@code atan(1/x)} has slope 0 at 1e-310 instead of −1,
 *       although the values are accurate. To get the right gradient, use a single gate such as {@code logSigmoid}, {@code
 *       logAddExp} or {@code logNormalCdf}, and for positive x write {@code π/2 − x.atan()} instead of {@code
 *       x.reciprocal().atan()}.
 *   <li><em>Domains.</em> Outside its domain, the value of a gate and its derivatives of every order are NaN. At the edge of
 *       the domain the slope is the one-sided limit.
 * </ul>
 */
package org.gradcost.gate;

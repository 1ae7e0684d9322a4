/**
 * A search for the gate that made a derivative NaN, infinite or wrongly zero. {@link org.gradcost.diagnostics.Diagnostics}
 * replays a function at a point, gate by gate: forward for values and slopes, backward for adjoints. It names the first
 * gates whose results are not finite, or to which the rule 0·∞ = 0 of {@link org.gradcost.gate.ChainRule} was applied, with
 * their operands and the line of the caller's source.
 *
 * <pre>{@code
 *   Diagnosis d = Diagnostics.explain(x -> x[0].sigmoid().log(), -800);
 *   System.out.println(d);
 *   // value: gate 1, log(0.0) = -Infinity, at Model.loss(Model.java:31)
 *   // slope: gate 1, log(0.0) has slope Infinity, at Model.loss(Model.java:31)
 *   // adjoint: gate 0, sigmoid(-800.0) = 0.0 has adjoint Infinity, by gate 1, log, at Model.loss(Model.java:31)
 *   // 0·∞ taken as 0, though the 0 may be rounded: gate 0, sigmoid(-800.0), slope 0.0 times adjoint Infinity, …
 * }</pre>
 *
 * <p>If a zero is exact, the derivative 0 is right. If it was rounded, by underflow or as a limit at infinity, it may have
 * hidden a finite derivative, which is 1 in the example. To distinguish the two, each operand x is replaced by sign(x)·√|x|,
 * which is closer to 1: if the result is still zero, the zero is considered exact.
 *
 * <p>The rule is that of Enzyme's {@code strongzero}. The search is that of NaN debuggers (JAX's {@code debug_nans},
 * PyTorch's {@code detect_anomaly}), extended to slopes and zeros.
 */
package org.gradcost.diagnostics;

/**
 * Which gate made it? {@link org.gradcost.diagnostics.Diagnostics} replays a circuit at a point, gate by gate, forward for
 * values and slopes and back for adjoints, and names the first gates where something stopped being finite, or where the
 * rule 0·∞ = 0 of {@link org.gradcost.gate.ChainRule} was applied, with their operands and the line of the caller's source.
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
 * <p>A zero that is exact carries nothing, rightly. One that is rounded, by underflow or as a limit at infinity, may have
 * hidden a finite derivative: here it is 1. To tell them apart, each operand x is replaced by sign(x)·√|x|, which is
 * closer to 1: where the zero stays, it is taken as exact.
 *
 * <p>The rule is that of Enzyme's {@code strongzero}; the search is what debuggers for NaN do (JAX's {@code debug_nans},
 * PyTorch's {@code detect_anomaly}), extended by slopes and by zeros.
 */
package org.gradcost.diagnostics;

/**
 * Visualisation of functions as circuits: a function is traced gate by gate, and shown with the value and the derivative on
 * every wire.
 *
 * <p>{@link org.gradcost.circuit.Circuit#of Circuit.of} evaluates a function over
 * {@linkplain org.gradcost.circuit.Traced traced numbers}. A tape combines gates for speed, and forward mode stores none; a
 * traced number records every gate with its slopes, so that {@linkplain org.gradcost.circuit.Flow forward and reverse mode}
 * can be shown gate by gate: as a table, as a list of steps, or as a {@linkplain org.gradcost.circuit.picture picture}.
 *
 * <p>A function may also be {@linkplain org.gradcost.circuit.Expression written as text}.
 */
package org.gradcost.circuit;

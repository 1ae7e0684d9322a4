/**
 * Circuits to be looked at: a function traced gate by gate, with the value and the derivative on every wire.
 *
 * <p>{@link org.gradcost.circuit.Circuit#of Circuit.of} runs a function over {@linkplain org.gradcost.circuit.Traced
 * traced numbers}, one more implementation of gates beside forward and reverse mode. The tape folds gates away to be fast, and
 * forward mode keeps none; a traced number keeps every gate with its slopes, so that {@linkplain org.gradcost.circuit.Flow
 * either mode} can be shown at any granularity: as a table, as steps, or as a {@linkplain org.gradcost.circuit.picture picture}.
 *
 * <p>A function may also be {@linkplain org.gradcost.circuit.Expression written as text}.
 */
package org.gradcost.circuit;

/**
 * The thresholds by which the compiled tape decides, in one place; see
 * {@link org.gradcost.tape.compile.heuristics.Heuristics}. Every other stage may use them.
 */
package org.gradcost.tape.compile.heuristics;

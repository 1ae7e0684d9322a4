/**
 * The thresholds of all decisions of the compiled tape, in one class,
 * {@link org.gradcost.tape.compile.heuristics.Heuristics}. All other stages may use them.
 */
package org.gradcost.tape.compile.heuristics;

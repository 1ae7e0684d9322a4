package org.gradcost.sweep;

/**
 * A JVM among those that take turns.
 *
 * @param job with the cell that it measures
 * @param pass whether it measures a single pass, and not the gradient
 * @param launcher that starts it
 */
record Contender(Job job, boolean pass, Launcher launcher) {}

/**
 * The results of JMH itself, of any project: its JSON ({@code -rf json}) with every iteration, and its CSV
 * ({@code -rf csv}) with a score and its error.
 *
 * <p>All scores become times, ns per operation: a throughput is inverted. What JMH's CSV cannot say (samples by fork,
 * JDK, machine) is empty here, and its consequences are for the reader to draw.
 */
package org.gradcost.results.jmh;

/**
 * The results of JMH itself, of any project: its JSON ({@code -rf json}) with every iteration, its CSV ({@code -rf csv},
 * {@code scsv}) with a score and its error, and the table that it prints ({@code -rf text}, or a log).
 *
 * <p>All scores become times, ns per operation: a throughput is inverted. What CSV and tables cannot say (samples by fork,
 * JDK, machine) is empty here, and its consequences are for the reader to draw. A row whose score is no time (0, NaN, a
 * counter) is left out with a note; a row {@code A:b} belongs to the benchmark {@code A}, if the file has one.
 */
package org.gradcost.results.jmh;

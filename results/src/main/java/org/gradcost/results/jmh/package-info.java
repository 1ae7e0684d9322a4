/**
 * Results of JMH, of any project: its JSON ({@code -rf json}) with every iteration, its CSV ({@code -rf csv}, {@code scsv}) with
 * a score and its error, and the table that it prints ({@code -rf text}, or a log).
 *
 * <p>All scores are converted to times, ns per operation; a throughput is inverted. What CSV and tables do not contain (samples
 * by fork, JDK, machine) is empty here; it is up to the caller to draw the consequences. A row whose score is not a time (0, NaN,
 * a counter) is left out with a note; a row {@code A:b} belongs to the benchmark {@code A}, if the file has one.
 */
package org.gradcost.results.jmh;

/**
 * A tool of GradBench, a benchmark suite for automatic differentiation: it answers the evals on standard input and output, with
 * one line of JSON each.
 *
 * <p>{@link org.gradcost.gradbench.Tool} implements the protocol. An {@link org.gradcost.gradbench.Eval} turns an input into a
 * {@link org.gradcost.gradbench.Workload}, which {@link org.gradcost.gradbench.Runs} times. The functions are families, or
 * circuits that are also written only once.
 *
 * <p>Only the function is timed: parsing the input and laying it out is reported as {@code prepare}, and writing the output is
 * not timed at all.
 */
package org.gradcost.gradbench;

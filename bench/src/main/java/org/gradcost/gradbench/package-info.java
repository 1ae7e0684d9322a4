/**
 * A tool of GradBench, the community's suite of differentiation workloads: answers the questions of its evals on standard
 * input and output, one line of JSON each.
 *
 * <p>{@link org.gradcost.gradbench.Tool} keeps the protocol; an {@link org.gradcost.gradbench.Eval} makes of an input a
 * {@link org.gradcost.gradbench.Workload}, which {@link org.gradcost.gradbench.Runs} times. The functions themselves are
 * families, or circuits that are written once like them.
 *
 * <p>What is timed is the function alone: reading the input and laying it out is reported as {@code prepare}, and
 * writing the output is not timed at all.
 */
package org.gradcost.gradbench;

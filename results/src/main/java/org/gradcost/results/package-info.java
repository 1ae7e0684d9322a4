/**
 * The data model of a sweep: a {@link org.gradcost.results.Cell} identifies what is measured, a
 * {@link org.gradcost.results.Measurement} is one number about it, and a {@link org.gradcost.results.Metric} states what that
 * number is and in which unit.
 *
 * <p>Dependencies run in one direction only: {@code report → compare → jmh → file → summary → statistics →} this package.
 */
package org.gradcost.results;

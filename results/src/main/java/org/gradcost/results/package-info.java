/**
 * What a sweep measures: a {@link org.gradcost.results.Cell} is the identity of what is measured, a
 * {@link org.gradcost.results.Measurement} one number about it, a {@link org.gradcost.results.Metric} what that number
 * is and in which unit.
 *
 * <p>Arrows: {@code report → compare → jmh → file → summary → statistics →} this package; never back.
 */
package org.gradcost.results;

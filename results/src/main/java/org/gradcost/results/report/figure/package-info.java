/**
 * Charts for print: a {@link org.gradcost.results.report.figure.Chart} is drawn on a
 * {@link org.gradcost.results.report.figure.Canvas}, which is an SVG or a PDF, and written as PGFPlots from the same numbers.
 * Charts are one column wide (252 pt), with type of 7 to 8 pt, colours of Okabe and Ito that colour-blind readers can
 * distinguish, and a unique mark for every mode.
 */
package org.gradcost.results.report.figure;

/**
 * Charts for print: a {@link org.gradcost.results.report.figure.Chart} is drawn once on a
 * {@link org.gradcost.results.report.figure.Canvas}, which is an SVG or a PDF, and written as PGFPlots from the same
 * numbers. One column wide (252 pt), type of 7 to 8 pt, colours of Okabe and Ito that the colour-blind can tell apart,
 * and a mark of its own for every mode besides.
 */
package org.gradcost.results.report.figure;

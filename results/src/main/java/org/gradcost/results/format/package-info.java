/**
 * Preparation of text for output: escaping for each format, and rounding of numbers for a reader.
 *
 * <p>Text from a file, above all a name, is untrusted: {@link org.gradcost.results.format.Escape} processes it before it is
 * written to HTML, LaTeX, Markdown or a CSV that a spreadsheet may open.
 */
package org.gradcost.results.format;

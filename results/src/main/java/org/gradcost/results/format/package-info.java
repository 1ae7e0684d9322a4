/**
 * Text that leaves the program: escaped for where it goes, numbers rounded for a reader.
 *
 * <p>Whatever comes from a file (names, above all) was written by somebody: it passes through
 * {@link org.gradcost.results.format.Escape} on its way into HTML, LaTeX, Markdown or a CSV that a spreadsheet may open.
 */
package org.gradcost.results.format;

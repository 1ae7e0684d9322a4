/**
 * Report of a run: a page that needs no network, figures, tables, numbers and paragraphs for a paper, and the rows on which all
 * of them are based.
 *
 * <p>Everything is made in memory from the measurements alone, and then written as a whole. The same measurements give the same
 * bytes. Every number has its source: on the page it links to its row, and in {@code numbers.tex} a comment names the file, line
 * and column of {@code data/}.
 *
 * <p>Names come from files that others may have made, and are escaped for each format. A name that a spreadsheet would take for a
 * formula gets a leading apostrophe everywhere, so that the data and what cites them agree.
 */
package org.gradcost.results.report;

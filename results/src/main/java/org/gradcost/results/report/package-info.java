/**
 * A run written up: one page that needs no network, figures, tables, numbers and paragraphs for a paper, and the rows
 * that all of them come from.
 *
 * <p>Everything is made in memory from the measurements alone, then written file by file, each whole or not at all; the
 * same measurements give the same bytes. Every number says where it comes from: on the page it links to its row, in
 * {@code numbers.tex} it names the file, line and column of {@code data/}.
 *
 * <p>Names come from files that others may have made. They are escaped for where they go; a name that a spreadsheet
 * would take for a formula gets an apostrophe before it, everywhere, so that the data and what cites them agree.
 */
package org.gradcost.results.report;

/**
 * A run on disk: one folder with {@code measurements.csv}, {@code summary.csv} and {@code environment.json}.
 *
 * <p>Three promises. A sweep that is killed, at any byte, loses at most the cell it was writing: a cell's rows are
 * appended in one write that ends with its {@code passes} row, and forced to disk; a cell without that row is no cell.
 * Any other file is there whole or not at all: it is written aside and moved into place. And a damaged file is refused
 * in one line that names file and line, what is there and what would be right.
 *
 * <p>Numbers in full precision with {@code .} as decimal mark whatever the locale, header always present, UTF-8, LF.
 * CRLF and a byte-order mark, which editors add, are read as if they were not there.
 */
package org.gradcost.results.file;

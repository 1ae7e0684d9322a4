/**
 * Files of a run: one folder with {@code measurements.csv}, {@code summary.csv} and {@code environment.json}.
 *
 * <p>The package guarantees three properties. A sweep that is killed, at any byte, loses at most the forks that it was writing:
 * the rows of the forks that took turns with each other are appended in one write and forced to disk, and a fork without its
 * {@code fork_end} row, or a cell without its {@code passes} row, is ignored. Every other file is written whole or not at all,
 * since it is written elsewhere and moved into place. A damaged file is refused with a one-line message that gives file and line,
 * what is there and what would be right.
 *
 * <p>Numbers have full precision and {@code .} as decimal mark in every locale. Files always have a header, UTF-8 and LF. CRLF
 * and a byte-order mark, which editors add, are accepted.
 */
package org.gradcost.results.file;

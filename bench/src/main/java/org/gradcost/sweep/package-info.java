/**
 * The experiment: which cells a sweep measures, how a cell is measured, and what is known of the machine.
 *
 * <p>A sweep goes through {@linkplain org.gradcost.sweep.Block blocks}: all cells of one family at one n and m. Their forks
 * alternate (first fork of each cell, second fork of each, …), so that every ratio within a block is taken under the same
 * weather. JMH starts the forks and owns the timing; one fork runs one mode.
 *
 * <p>A gradient that would take longer than the profile allows is predicted as passes × the time of a pass, and its cell
 * says so. The rule is checked where it can be: a cell that is measured whole and near the limit gets its pass measured too.
 */
package org.gradcost.sweep;

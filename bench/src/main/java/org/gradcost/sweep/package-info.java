/**
 * The experiment: which cells are measured, how, and what is known of the machine.
 *
 * <p>A sweep goes round by round through {@linkplain org.gradcost.sweep.Block blocks}: all cells of one family at one n and m. In
 * a round every cell of a block gets a fresh JVM; all of them are alive at once, as far as the memory has room, and take
 * {@linkplain org.gradcost.sweep.TurnSet turns}: one measures a slot of 10 ms while the others wait, blocked in a read. What
 * lasts longer than a turn is the same for all and cancels in every ratio. Each JVM runs JMH, a slot being one invocation of a
 * single-shot benchmark and a turn its iteration.
 *
 * <p>A cell is measured until its interval is short enough, and the last of a budget goes to the cells that are furthest from
 * that ({@link org.gradcost.sweep.Effort}). A {@linkplain org.gradcost.sweep.Race race} takes the same turns with two jars or
 * two JVMs, pair by pair.
 *
 * <p>A gradient that would take longer than the profile allows is predicted as passes × the time of a pass, and its cell
 * says so. The rule is checked where it can be: a cell that is measured whole and near the limit gets its pass measured too.
 */
package org.gradcost.sweep;

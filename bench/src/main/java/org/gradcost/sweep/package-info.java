/**
 * The experiment: which cells are measured, and how, and the description of the machine.
 *
 * <p>A sweep measures {@linkplain org.gradcost.sweep.Block blocks} round by round; a block is all cells of one family at one n
 * and m. In a round every cell of a block gets a fresh JVM. As many JVMs as fit the memory are alive at once and take
 * {@linkplain org.gradcost.sweep.TurnSet turns}: one measures a slot of 10 ms while the others wait, blocked in a read. Noise
 * that lasts longer than a turn is the same for all and cancels in every ratio. Each JVM runs JMH, where a slot is one invocation
 * of a single-shot benchmark and a turn is its iteration.
 *
 * <p>A cell is measured until its interval is short enough, and the last part of a budget goes to the cells that are furthest
 * from that ({@link org.gradcost.sweep.Effort}). A {@linkplain org.gradcost.sweep.Race race} takes the same turns with two jars
 * or two JVMs, pair by pair.
 *
 * <p>A gradient that would take longer than the profile allows is predicted as passes × the time of a pass, and its cell is
 * marked. The prediction is tested where possible: a cell that is measured whole and near the limit gets its pass measured too.
 */
package org.gradcost.sweep;

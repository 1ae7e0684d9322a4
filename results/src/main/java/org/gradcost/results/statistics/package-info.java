/**
 * How sure are we of a time? Estimates from forks that take turns, and intervals by a bootstrap over whole rounds.
 *
 * <h2>Setting</h2>
 *
 * Two kinds of noise are in the time of a short piece of code on a machine that is not its own. The thread waits for a core;
 * that is in every mean, and in no median of short batches, whose interrupted ones are few. And its physical core is shared
 * with another hardware thread: every batch is then in one of two states, quiet or shared, whose times are a factor of 1.1 to
 * 1.8 apart <em>that depends on the code</em>, so that an overhead has two true values. The core changes its state within a
 * millisecond or stays in one for seconds.
 *
 * <p>So the JVMs of a block, all cells of one problem, are alive at once and measure a slot of 10 ms each in turn. A slot is
 * some 150 batches of 50 µs, each tagged by a probe before and after it that tells the state of the core.
 *
 * <h2>Model</h2>
 *
 * With y(c, r, t) the log of the median of a slot's batches, of cell c in turn t of round r, and p the primal of the block,
 *
 * <pre>  d(c, r) = median over t of y(c, r, t) − y(p, r, t)          log overhead in a round
 *  μ̂(p)    = mean over r of median over t of y(p, r, t)        log time of the primal
 *  μ̂(c)    = μ̂(p) + mean over r of d(c, r)                     log time of a cell</pre>
 *
 * What lasts longer than a turn is in both slots and cancels; what a JVM differs by from the next one of the same code, by its
 * memory layout and what the compiler made of it, does not, so the round is the unit of repetition (T. Kalibera and R. Jones,
 * <i>Rigorous benchmarking in reasonable time</i>, ISMM 2013, doi:10.1145/2464157.2464160). An odd fork is part of what a user
 * meets: means over rounds, not medians. Logs, because noise scales with the time and because what is asked for are ratios and
 * powers. A {@link org.gradcost.results.statistics.TurnDifference} of two JVMs compares quiet batches with quiet ones and shared
 * with shared.
 *
 * <p>Forks that took no turns, as in older runs and in other programs' files, have the median of their iterations as value,
 * and each cell has rounds of its own.
 *
 * <h2>Intervals</h2>
 *
 * How much rounds differ is hardly known from five of them. The variance of a cell is moderated by those of the others
 * ({@link org.gradcost.results.statistics.SpreadPrior}): they lend it a few degrees of freedom. The half-width
 * t(d₀ + n − 1)·s̃/√n of the log overhead is what a sweep stops by, from five rounds on: simulated with weather, heavy tails and
 * forks of two kinds, intervals after such stopping hold the truth in 93 to 97 %.
 *
 * <p>For whatever is computed from several cells there are {@value org.gradcost.results.statistics.Bootstrap#DRAWS} draws of
 * each, draw k of all together being draw k of the run. A draw takes n rounds with replacement, the same for all quantities
 * that were measured in the same rounds of a block, and adds the mean of their residuals, stretched by
 *
 * <pre>  (s̃/s) · √(n/(n − 1)) · t(d₀ + n − 1)/z</pre>
 *
 * for residuals of a mean of n are short by √((n − 1)/n), and an interval of few values is short by z/t. Intervals are the 2.5
 * and 97.5 percentiles. The generator is seeded by the block and its rounds: the same measurements give the same draws, in
 * whatever order their rows come; and logs and exponentials are those of {@link java.lang.StrictMath}, so that they do so on
 * every machine.
 *
 * <p>One round says nothing of another: if no cell has a second, intervals are unknown.
 *
 * <h2>Races</h2>
 *
 * A race looks at its differences after 4, 5, 6, 8, … 32 rounds and stops at the first that decides. Its bounds spend a
 * probability of error over these looks ({@link org.gradcost.results.statistics.SpendingBounds}), and its hypotheses, cells and
 * groups, share it ({@link org.gradcost.results.statistics.RaceRule}). The moderated variance is not used there: it is for
 * intervals, and where forks are of two kinds it makes more wrong claims than were promised.
 *
 * <h2>What the intervals do not cover</h2>
 *
 * That a passes × pass time prediction may itself be wrong; operations longer than 10 ms, whose slot is a single operation that
 * meets both states; garbage collections, which no median holds and which are recorded beside the times.
 */
package org.gradcost.results.statistics;

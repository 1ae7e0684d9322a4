/**
 * Estimates of times from forks that take turns, with intervals by a bootstrap over whole rounds.
 *
 * <h2>Setting</h2>
 *
 * On a shared machine, the time of a short piece of code has two kinds of noise. First, the thread waits for a core. This affects
 * every mean, but not the median of short batches, since few of them are interrupted. Second, another hardware thread shares its
 * physical core. Every batch is then in one of two states, quiet or shared, whose times differ by a factor of 1.1 to 1.8 <em>that
 * depends on the code</em>, so that an overhead has two true values. The state of the core may change within a millisecond or
 * last for seconds.
 *
 * <p>Therefore the JVMs of a block, which are all cells of one problem, are alive at once and measure one slot of 10 ms each in
 * turn. A slot has about 150 batches of 50 µs, each tagged by a probe before and after it that detects the state of the core.
 *
 * <h2>Model</h2>
 *
 * Let y(c, r, t) be the log of the median of a slot's batches, for cell c in turn t of round r, and p the primal of the block.
 *
 * <pre>  d(c, r) = median over t of y(c, r, t) − y(p, r, t)          log overhead in a round
 *  μ̂(p)    = mean over r of median over t of y(p, r, t)        log time of the primal
 *  μ̂(c)    = μ̂(p) + mean over r of d(c, r)                     log time of a cell</pre>
 *
 * Noise that lasts longer than a turn affects both slots and cancels. The difference between two JVMs that run the same code,
 * which is due to memory layout and to the decisions of the compiler, does not cancel, so the round is the unit of repetition (T.
 * Kalibera and R. Jones, <i>Rigorous benchmarking in reasonable time</i>, ISMM 2013, doi:10.1145/2464157.2464160). Means over
 * rounds are used instead of medians, because users meet outlying forks too. Logs are used because noise is proportional to the
 * time, and because ratios and powers are of interest. A {@link org.gradcost.results.statistics.TurnDifference} of two JVMs
 * compares quiet batches with quiet ones and shared with shared.
 *
 * <p>For forks that took no turns, as in older runs and in the files of other programs, the value of a fork is the median of its
 * iterations, and each cell has its own rounds.
 *
 * <h2>Intervals</h2>
 *
 * Five rounds say little about the variance between rounds. The variance of a cell is therefore moderated by those of the other
 * cells ({@link org.gradcost.results.statistics.SpreadPrior}), which add a few degrees of freedom. From five rounds on, a sweep
 * stops according to the half-width t(d₀ + n − 1)·s̃/√n of the log overhead. In simulations with slow noise, heavy tails and
 * bimodal forks, intervals after such optional stopping contain the true value in 94 to 97 %.
 *
 * <p>For everything that is computed from several cells there are {@value org.gradcost.results.statistics.Bootstrap#DRAWS} draws
 * of each cell, where the k-th draws of all cells together form draw k of the run. A draw takes n rounds with replacement, the
 * same for all quantities that were measured in the same rounds of a block, and adds the mean of their residuals, stretched by
 *
 * <pre>  (s̃/s) · √(n/(n − 1)) · t(d₀ + n − 1)/z</pre>
 *
 * because residuals from a mean of n values are too small by √((n − 1)/n), and a percentile interval of few values is too short
 * by z/t. Intervals are the 2.5 and 97.5 percentiles. The generator is seeded by the block and its rounds, so that the same
 * measurements give the same draws in whatever order their rows come. Logs and exponentials are those of
 * {@link java.lang.StrictMath}, so that the draws are the same on every machine.
 *
 * <p>A single round says nothing about the variance between rounds: if no cell has a second round, intervals are unknown.
 *
 * <h2>Races</h2>
 *
 * A race analyses its differences after 4, 5, 6, 8, … 32 rounds and stops at the first analysis that decides. Its bounds
 * distribute the probability of error over these looks ({@link org.gradcost.results.statistics.SpendingBounds}), and its
 * hypotheses, which are cells and groups, share it ({@link org.gradcost.results.statistics.RaceRule}). The moderated variance is
 * not used there: it is designed for intervals, and with bimodal forks it would exceed the promised rate of false claims.
 *
 * <h2>Rounds within one JVM</h2>
 *
 * Where contenders run one after the other in each round of a single JVM, as in {@code limits}, a quantity is the median over
 * rounds, and its interval a bootstrap over them ({@link org.gradcost.results.statistics.RoundMedian}).
 *
 * <h2>What the intervals do not cover</h2>
 *
 * Intervals do not cover the error of a prediction by passes × pass time; operations longer than 10 ms, whose slot is a single
 * operation that includes both states; and garbage collections, which no median includes and which are recorded separately.
 */
package org.gradcost.results.statistics;

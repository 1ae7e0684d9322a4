/**
 * Two sets of measurements against each other: for every cell of both a ratio, how sure that is, and a verdict.
 *
 * <h2>What is compared</h2>
 *
 * <ul>
 *   <li>The folders of a {@code race}: the two JVMs of a round took turns, so their <b>times</b> are, pair by pair, quiet batches
 *       with quiet ones and shared with shared; the verdicts are those of the race's own rule, valid at any of its looks.
 *   <li>Two sweeps: never paired, and never by raw times, which differ with the machine's weather. The <b>overhead</b> was
 *       measured against the primal in the same turns; quiet overheads are compared with quiet ones and shared with shared,
 *       each with weight k_a·k_b/(k_a + k_b) by the batches k of both runs. If one run has seen a cell in quiet moments only and the other in
 *       shared ones only, it is not compared. The primal is compared by its <b>quiet time</b>.
 *   <li>Two modes of one run, or two files of JMH's: by <b>times</b>; of modes that took turns, by their paired differences.
 * </ul>
 *
 * <p>Measurements that are the same to the last bit on both sides are not two samples but one; their ratio is 1, without
 * an interval's width.
 *
 * <h2>Error</h2>
 *
 * The log of a ratio is a linear combination of means over rounds. Its variance is that of whole rounds:
 * Σ over blocks of n/(n − 1)·Σ over rounds of u², with u what the residuals of a round add to the combination. So what cells of a
 * block have in common, the luck of their primal, does not average away in a group. Degrees of freedom are those of Welch and
 * Satterthwaite. A block with a single round leaves the error unknown.
 *
 * <p>Of files of JMH's the scores are compared, in every format: the mean of all iterations. With the iterations (JSON) its error
 * is that of the mean over F forks: u = (m_f − m̄)/(F·m̄), to first order in log time. A score alone (CSV, tables) has an error of
 * iterations, e with N samples; how its squares are shared between and within forks is not known. At most all lie between them, and
 * then the error of the mean over forks is e·√((N − 1)/(F − 1)) with F − 1 degrees of freedom: that is taken, plus what the rounding of
 * the score may move, if F is known. So a CSV decides nothing that the JSON of the run does not decide the same; that both always
 * decide the same is impossible, as runs with different forks have one CSV. If F is 1 or not known, the error is unknown.
 *
 * <h2>Verdict</h2>
 *
 * Rows are cells, or what {@code --by} groups; beside them all cells of each mode, of each family, and all together are judged.
 * With K rows and groups, confidence 1 − α and threshold τ, and t of the degrees of freedom:
 *
 * <ul>
 *   <li><b>equivalent</b>, asked first: |log ratio| + t(1 − α)·s ≤ ln(1 + τ), two one-sided tests
 *   <li><b>slower</b>, <b>faster</b>: |log ratio| &gt; t(1 − α/2K)·s, corrected over all rows and groups by Bonferroni
 *   <li><b>inconclusive</b>: all else, with the forks that it would take more, on each side, were the estimate the truth.
 * </ul>
 *
 * A difference need not be larger than τ to be found: the interval says how large it is. Each row shows the interval that its
 * verdict follows from; p is that of no difference, times K, so that a slower or faster row has p ≤ α. A regression is a row or
 * a group that is slower, or a row that is larger; the exit code and the last line say no more and no less.
 */
package org.gradcost.results.compare;

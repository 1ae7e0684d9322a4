/**
 * Comparison of two sets of measurements: for every cell that both have, a ratio with its interval, and a verdict.
 *
 * <h2>What is compared</h2>
 *
 * <ul>
 *   <li>The folders of a {@code race} are compared by <b>times</b>: the two JVMs of a round took turns, so quiet batches are compared
 *       with quiet ones and shared with shared, pair by pair. The verdicts follow the rule of the race, which is valid at each look.
 *   <li>Two sweeps are never paired, and never compared by raw times, which differ with the load of the machine. They are compared by
 *       the <b>overhead</b>, which was measured against the primal in the same turns: quiet overheads with quiet ones and shared with
 *       shared, each with weight k_a·k_b/(k_a + k_b), where k is the number of batches in each run. A cell that was only quiet in one
 *       run and only shared in the other is not compared. The primal is compared by its <b>quiet time</b>.
 *   <li>Two modes of one run, and two JMH files, are compared by <b>times</b>; modes that took turns by their paired differences,
 *       and modes that took them in different rounds by the difference of their overheads.
 * </ul>
 *
 * <p>Measurements that are identical to the last bit on both sides are one sample and not two; their ratio is 1, with an interval
 * of width 0.
 *
 * <h2>Error</h2>
 *
 * The log of a ratio is a linear combination of means over rounds. Its variance is computed from whole rounds: Σ over blocks and
 * rounds of u², where u is the sum of a round's residuals in the combination, those of a mean of n rounds times √(n/(n − 1)). So an
 * error that all cells of a block have in common, such as that of their primal, does not average out in a group. Degrees of freedom
 * are those of Welch and Satterthwaite. If one of the means has a single round, the error is unknown.
 *
 * <p>For JMH files the scores are compared, in every format: the mean of all iterations. With the iterations (JSON) its error is
 * that of the mean over F forks: u = (m_f − m̄)/(F·m̄), to first order in log time. A score alone (CSV, tables) has an error e
 * over N iterations, and the variances between and within forks are unknown. At most, all of the variance is between forks; then
 * the error of the mean over forks is e·√((N − 1)/(F − 1)) with F − 1 degrees of freedom. If F is known, this is used, plus the
 * largest effect of rounding of the score. So whatever the CSV of a run decides, its JSON decides in the same way; the converse
 * is impossible, because runs with different forks can have the same CSV. If F is 1 or unknown, the error is unknown.
 *
 * <h2>Verdict</h2>
 *
 * Rows are cells, or the groups selected by {@code --by}; in addition, the cells of each mode, of each family, and all cells are
 * judged. Where the other cells are compared by overheads, which have no unit, a mean leaves out the primal. A row with the cells of
 * a group is the same hypothesis. Let there be K different rows and groups, confidence 1 − α and threshold τ, and let t be the quantile
 * for the degrees of freedom:
 *
 * <ul>
 *   <li><b>equivalent</b>, tested first: |log ratio| + t(1 − α)·s ≤ ln(1 + τ), two one-sided tests
 *   <li><b>slower</b>, <b>faster</b>: |log ratio| &gt; t(1 − α/2K)·s, corrected over all rows and groups by Bonferroni
 *   <li><b>inconclusive</b>: otherwise, with the number of additional rounds or forks on each side that would decide it if the estimate were
 *       exact.
 * </ul>
 *
 * A difference may be found even if it is smaller than τ: the interval shows how large it is. Each row shows the interval that
 * its verdict is based on. The p-value for no difference is multiplied by K, so that a slower or faster row has p ≤ α. A
 * regression is a row or a group that is slower, or a row with larger memory; the exit code and the last line agree with this. Two
 * modes, or two values of a column, are alternatives and not versions: no difference between them is a regression, and the last
 * lines say which is faster and in how many cells each needs more memory.
 */
package org.gradcost.results.compare;

/**
 * Two sets of measurements against each other: for every cell of both the ratio of its times, how sure that is, and a
 * verdict.
 *
 * <h2>Ratio</h2>
 *
 * ratio = time in NEW / time in BASE, so above 1 is slower. Its interval comes from the bootstrap of
 * {@link org.gradcost.results.statistics}, each side resampled with the residuals of its own run, independently of the
 * other. A fork's value is the median of its iterations, so their noise is in what forks differ by; drawing iterations
 * once more within a drawn fork would count it twice (Davison and Hinkley, <i>Bootstrap Methods and their
 * Application</i>, 1997, section 3.8).
 *
 * <p>Measurements that are the same to the last bit on both sides are not two samples but one; their ratio is 1, without
 * an interval's width.
 *
 * <h2>Drift</h2>
 *
 * Forks of a cell run within seconds of each other, so what they differ by does not tell what two runs differ by: clock
 * rates, neighbours, temperature. Plain code does, {@code primal} and {@code hand}, which no engine touches: with r the
 * logs of the ratios of these controls and v the variances that their forks explain, a mean of r² beyond that of v (beyond
 * the 95 % quantile of χ² with as many degrees of freedom as there are controls, four at least) is drift. Then every draw
 * of every ratio, also of a mean over cells, is shifted by ±r·√(1 − mean v / mean r²) with an r drawn from the controls;
 * and a note says so. If the plain code itself was changed, leave it out by {@code --filter}. Two modes of one run have no
 * such controls, nor have JMH's files.
 *
 * <h2>Verdict</h2>
 *
 * By where the interval [lo, hi] lies, with threshold τ:
 *
 * <ul>
 *   <li><b>equivalent</b>: 1/(1 + τ) ≤ lo and hi ≤ 1 + τ
 *   <li><b>slower</b>: lo &gt; 1 + τ; <b>faster</b>: hi &lt; 1/(1 + τ)
 *   <li><b>inconclusive</b>: all else. The forks that it would take more, on each side, are those at which the interval,
 *       narrowing as the root of the forks, would give one of the others with a probability of 80 %, were the estimate
 *       the truth.
 * </ul>
 *
 * So each verdict but the last is shown and not only suggested, and noise alone gives a slower or faster far more rarely
 * than 1 minus the confidence.
 *
 * <h2>p</h2>
 *
 * Mann–Whitney's U of the forks' values, two-sided, exact where there are no ties; Holm's step-down correction over all
 * cells compared. It asks whether there is a difference, not whether it matters, and takes each cell by itself: with F
 * forks a side it is never below 2 / C(2F, F), 0.33 for two forks and 0.1 for three. So it is a second witness; the
 * verdict does not ask it.
 */
package org.gradcost.results.compare;

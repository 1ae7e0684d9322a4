/**
 * What a run says: a row per cell, the crossovers, the growth of every mode. All three use the same bootstrap draws.
 *
 * <p>With t the time of a gradient in mode M at size n, and log t estimated as in {@code statistics}:
 *
 * <ul>
 *   <li>overhead = t(M, n) / t(primal, n), of the same family, m and threads;
 *   <li>r(n) = log t(reverse, n) − log t(best forward, n), and the crossover n* is where r, linear in log n between
 *       the sizes measured, becomes negative for the last time;
 *   <li>growth exponent p = least-squares slope of log t on log n, so that t ∝ n^p, over the sizes from n_max / 100.
 *   <li>boundary, where there are cells of m outputs: with r(n, m) as above fitted by a plane over log n and log m, the line
 *       on which it is 0.
 * </ul>
 */
package org.gradcost.results.summary;

/**
 * Results of a run: a row per cell, the crossovers, and the growth of every mode. All three use the same bootstrap draws.
 *
 * <p>Let t be the time of a gradient in mode M at size n, with log t estimated as in {@code statistics}:
 *
 * <ul>
 *   <li>the overhead is t(M, n) / t(primal, n), with the primal of the same family, n and m;
 *   <li>the crossover n* is where r(n) = log t(reverse, n) − log t(best forward, n), interpolated linearly in log n
 *       between the measured sizes, becomes negative for the last time;
 *   <li>the growth exponent p is the least-squares slope of log t over log n, so that t ∝ n^p, for sizes from n_max / 100;
 *   <li>the boundary, for cells with several outputs, is the line on which r(n, m), fitted by a plane over log n and log m,
 *       is 0.
 * </ul>
 */
package org.gradcost.results.summary;

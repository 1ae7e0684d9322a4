/**
 * How sure are we of a time? Intervals by a hierarchical residual bootstrap on log times.
 *
 * <h2>Setting</h2>
 *
 * A cell c is measured in F forks (1 to 10) of I iterations each (2 to 10). Forks differ from each other, in memory
 * layout, in what the JIT compiled and how, by more than iterations within a fork do, and no number of iterations
 * averages that away; so the fork is the unit of repetition (T. Kalibera and R. Jones, <i>Rigorous benchmarking in
 * reasonable time</i>, ISMM 2013, doi:10.1145/2464157.2464160). From two forks alone a 95 % interval is 12.7 standard
 * errors wide to either side: hopeless cell by cell, but not over a whole run.
 *
 * <h2>Model</h2>
 *
 * With t the time of an iteration,
 *
 * <pre>  log t(c, f, i) = μ(c) + β(c, f) + ε(c, f, i),      β, ε of mean zero</pre>
 *
 * Logs, because noise scales with the time and because what is asked for are ratios (overheads, crossovers) and powers
 * (growth), which are differences and slopes of logs.
 *
 * <ul>
 *   <li>Fork value y(c, f) = median over i of log t: one garbage collection or one visit of the scheduler spoils an
 *       iteration, not the fork.
 *   <li>Estimate μ̂(c) = mean over f of y(c, f): exp μ̂ is the geometric mean of the forks. A mean, since a slow fork
 *       is not an outlier but part of what a user meets, and since the median of two is their mean anyway.
 *   <li>Residual e(c, f) = (y(c, f) − μ̂(c)) · √(F / (F − 1)): fitted residuals are too small by that factor.
 * </ul>
 *
 * <h2>Draws</h2>
 *
 * One draw replaces μ̂(c) by μ̂(c) + (1/F) Σ e*, with F residuals e* drawn with replacement from a pool. The pool of a
 * cell holds the residuals of every cell of its <em>mode</em>: how much forks differ is a property of the code that the
 * JIT was given, and a mode is that code, at every family and n. A mode with fewer than
 * {@value org.gradcost.results.statistics.ResidualPool#ENOUGH} degrees of freedom Σ (F − 1) draws from the pool of the
 * whole run instead. A pool of ν degrees of freedom knows its own spread only so well; its residuals are stretched by
 * t(ν; 0.975) / z(0.975), which turns the interval of a known spread into that of an estimated one.
 *
 * <p>There are {@value org.gradcost.results.statistics.Bootstrap#DRAWS} draws per cell, independent between cells, and
 * draw k of every cell together is draw k of the run: overheads, crossovers and exponents are computed draw by draw.
 * Intervals are the 2.5 and 97.5 percentiles. The generator is seeded, per cell in the order of cells: the same
 * measurements give the same draws, in whatever order their rows come; and logs and exponentials are those of
 * {@link java.lang.StrictMath}, so that they do so on every machine.
 *
 * <h2>A single fork</h2>
 *
 * If no cell of a run has a second fork, then what forks differ by was never seen. The pool is then made from the
 * iterations, e(c, i) = (log t(c, i) − their mean) · √(I / (I − 1)), and not divided by √I: the draw pretends that
 * forks differ by as much as iterations do. A pool quieter than the floor, a standard deviation of
 * {@value org.gradcost.results.statistics.ResidualPool#FLOOR} (3 %), is replaced by a normal one of that spread. The
 * floor is a convention that keeps such a run from claiming more than it can know; it is not a measurement.
 *
 * <h2>What the intervals do not cover</h2>
 *
 * A drift of the machine between cells; that a passes × pass time prediction may itself be wrong (extrapolated cells
 * carry the noise of their pass time only); a cell much noisier than the others of its mode, whose interval comes out
 * too narrow as those of the quiet ones come out too wide.
 */
package org.gradcost.results.statistics;

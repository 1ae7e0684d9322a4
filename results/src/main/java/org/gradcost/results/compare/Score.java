package org.gradcost.results.compare;

/**
 * A score of JMH's.
 *
 * @param log of its time in ns
 * @param error standard error of the mean over forks, in log time; NaN if it is not known
 * @param rounding most by which the rounding of the score in its file moves the log
 * @param forks how many; 0 if that is not known
 */
public record Score(double log, double error, double rounding, int forks) {
    /** The score of what is no file of JMH's. */
    static final Score NONE = new Score(0, Double.NaN, 0, 0);
}

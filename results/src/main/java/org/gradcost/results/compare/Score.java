package org.gradcost.results.compare;

/**
 * A score of JMH.
 *
 * @param log of its time in ns
 * @param error standard error of the mean over forks, in log time; NaN if it is unknown
 * @param rounding largest error of the log due to rounding of the score in its file
 * @param forks number of forks; 0 if it is unknown
 */
public record Score(double log, double error, double rounding, int forks) {
    /** The score for a sample that is not from a JMH file. */
    static final Score NONE = new Score(0, Double.NaN, 0, 0);
}

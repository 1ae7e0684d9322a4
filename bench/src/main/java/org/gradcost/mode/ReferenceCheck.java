package org.gradcost.mode;

import org.gradcost.family.Problem;

/** The check of a reference that is not written by hand: it agrees with {@link FiniteDifferences}. */
final class ReferenceCheck {

    private ReferenceCheck() {}

    /**
     * Returns what is wrong with the reference of a problem, or null if nothing is, or it is written by hand.
     *
     * @param norm the largest component of the reference
     */
    static String wrong(Problem problem, double[] reference, double norm) {
        if (problem.isByHand()) {
            return null;
        }
        FiniteDifferences mode = new FiniteDifferences();
        double[] differences = new double[reference.length];
        mode.on(problem, Granularity.PLAIN, 1).gradient(problem.inputs(), differences);
        for (int i = 0; i < reference.length; i++) {
            double error = Math.abs(differences[i] - reference[i]) / norm;
            if (!(norm == 0 ? differences[i] == 0 : error <= mode.tolerance())) {
                return "the reference, which is not written by hand, has component " + i + " " + reference[i]
                        + ", central differences give " + differences[i] + "; error " + error + " of the norm, allowed "
                        + mode.tolerance();
            }
        }
        return null;
    }
}

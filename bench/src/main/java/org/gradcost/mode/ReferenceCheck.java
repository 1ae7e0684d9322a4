package org.gradcost.mode;

import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;

/**
 * The check of a reference that is not written by hand: it agrees with {@link FiniteDifferences}, and that of a {@link
 * ScalarCircuit}, which is a sweep in reverse, with {@link Forward} as well.
 */
final class ReferenceCheck {

    /** Inputs up to which every component is compared: beyond, as many spread over them. */
    private static final int COMPONENTS = 100;

    private ReferenceCheck() {}

    /**
     * Returns what is wrong with the reference of a problem, or null if nothing is, or it is written by hand.
     *
     * @param norm the largest component of the reference
     * @param tolerance of a gradient of this problem, of the norm
     */
    static String wrong(Problem problem, double[] reference, double norm, double tolerance) {
        if (problem.isByHand()) {
            return null;
        }
        FiniteDifferences differences = new FiniteDifferences();
        Difference central = new Difference("central differences give ", norm, differences.tolerance());
        if (!(problem instanceof ScalarCircuit)) {
            double[] gradient = new double[reference.length];
            differences.on(problem, Granularity.PLAIN, 1).gradient(problem.inputs(), gradient);
            return central.of(reference, gradient, 1);
        }
        int step = (reference.length + COMPONENTS - 1) / COMPONENTS;
        Differentiator forward = new Forward().on(problem, Granularity.SCALAR, 1);
        String wrong = new Difference("forward mode gives ", norm, tolerance)
                .of(reference, components(forward, problem, step), step);
        return wrong != null
                ? wrong
                : central.of(reference, components(differences.on(problem, Granularity.PLAIN, 1), problem, step), step);
    }

    /** Returns every step-th component of a gradient that takes a pass for each. */
    private static double[] components(Differentiator differentiator, Problem problem, int step) {
        ManyPasses passes = (ManyPasses) differentiator;
        double[] gradient = new double[problem.derivatives()];
        passes.moveTo(problem.inputs());
        for (int i = 0; i < gradient.length; i += step) {
            passes.pass(i, gradient);
        }
        return gradient;
    }

    private record Difference(String other, double norm, double tolerance) {

        String of(double[] reference, double[] gradient, int step) {
            for (int i = 0; i < reference.length; i += step) {
                double error = Math.abs(gradient[i] - reference[i]) / norm;
                if (!(norm == 0 ? gradient[i] == 0 : error <= tolerance)) {
                    return "the reference, which is not written by hand, has component " + i + " " + reference[i] + ", "
                            + other + gradient[i] + "; error " + error + " of the norm, allowed " + tolerance;
                }
            }
            return null;
        }
    }
}

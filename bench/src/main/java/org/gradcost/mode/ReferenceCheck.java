package org.gradcost.mode;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;

/**
 * The check of a reference that is not written by hand: it must agree with {@link FiniteDifferences}, and the reference of a
 * {@link ScalarCircuit}, which is a gradient by reverse mode, also with {@link Forward}.
 */
final class ReferenceCheck {

    /** The number of inputs up to which every component is compared; for more inputs, as many components are selected. */
    private static final int COMPONENTS = 100;

    private ReferenceCheck() {}

    /**
     * Returns what is wrong with the reference of a problem, or null if nothing is or if it is written by hand.
     *
     * @param x the point
     * @param norm largest component of the reference
     * @param tolerance of a gradient of this problem, relative to the norm
     * @param enough whether to stop after the components compared so far; evaluated after each component
     */
    static String wrong(
            Problem problem, double[] x, double[] reference, double norm, double tolerance, BooleanSupplier enough) {
        if (problem.isByHand()) {
            return null;
        }
        FiniteDifferences differences = new FiniteDifferences();
        Difference central = new Difference("central differences give ", norm, differences.tolerance());
        if (!(problem instanceof ScalarCircuit)) {
            double[] gradient = new double[reference.length];
            differences.on(problem, Granularity.PLAIN, 1).gradient(x, gradient);
            return central.of(reference, gradient, 1);
        }
        int step = (reference.length + COMPONENTS - 1) / COMPONENTS;
        Components forward = Components.of(
                new Forward().on(problem, Granularity.SCALAR, 1), problem, x, step, reference.length, enough);
        String wrong = new Difference("forward mode gives ", norm, tolerance)
                .of(Arrays.copyOf(reference, forward.end), forward.gradient, step);
        if (wrong != null) {
            return wrong;
        }
        Components by = Components.of(
                differences.on(problem, Granularity.PLAIN, 1), problem, x, step, forward.end, () -> false);
        return central.of(Arrays.copyOf(reference, by.end), by.gradient, step);
    }

    /**
     * Every step-th component of a gradient that takes a pass per component.
     *
     * @param end of the components that were computed
     */
    private record Components(double[] gradient, int end) {

        static Components of(
                Differentiator by, Problem problem, double[] x, int step, int end, BooleanSupplier enough) {
            ManyPasses passes = (ManyPasses) by;
            double[] gradient = new double[problem.derivatives()];
            passes.moveTo(x);
            int i = 0;
            while (i < end && (i == 0 || !enough.getAsBoolean())) {
                passes.pass(i, gradient);
                i += step;
            }
            return new Components(gradient, Math.min(i, end));
        }
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

package org.gradcost.mode;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.sparse.SparsityPattern;

/**
 * The check of a mode's gradient against the one written by hand or, if there is none, against a reference that
 * {@link ReferenceCheck} has checked.
 */
public final class Check {

    /** The largest relative change of a coordinate for the second point, and the number of different changes. */
    private static final double MOVE = 0.01;

    private static final int STEPS = 7;

    private Check() {}

    /**
     * The result of a check.
     *
     * @param error largest difference of two components divided by the largest component of the reference, so that the error is
     *     scaled to the gradient's norm
     * @param tolerance up to which the error passes
     * @param problem what is wrong, or null
     */
    public record Result(double error, double tolerance, String problem) {

        /** Returns whether the gradient is correct. */
        public boolean passes() {
            return problem == null;
        }

        /** Returns this result, if the gradient is correct. */
        public Result orThrow() {
            if (!passes()) {
                throw new IllegalStateException("wrong gradient: " + problem);
            }
            return this;
        }
    }

    /**
     * Checks the value and, if the mode computes one, the whole gradient; for a mode that is
     * {@linkplain Mode#checkedAtTwoPoints checked at two points}, at a second point too.
     */
    public static Result gradient(Problem problem, Differentiator differentiator, Mode mode) {
        return gradient(problem, differentiator, mode, Reference.of(problem));
    }

    /**
     * Checks the value and the gradient against a reference at the problem's own point.
     *
     * @param reference of the problem
     */
    public static Result gradient(Problem problem, Differentiator differentiator, Mode mode, Reference reference) {
        Result first = gradientAt(problem.inputs(), problem, differentiator, mode, reference);
        if (!first.passes() || !mode.checkedAtTwoPoints()) {
            return first;
        }
        double[] moved = moved(problem.inputs());
        Result second = gradientAt(moved, problem, differentiator, mode, Reference.of(problem, moved));
        return second.passes()
                ? new Result(Math.max(first.error(), second.error()), first.tolerance(), null)
                : new Result(second.error(), second.tolerance(), "at a second point " + second.problem());
    }

    private static Result gradientAt(
            double[] x, Problem problem, Differentiator differentiator, Mode mode, Reference reference) {
        double[] gradient = new double[problem.derivatives()];
        double value = differentiator.gradient(x, gradient);
        return compare(reference, problem, mode, value, gradient, i -> mode.differentiates());
    }

    /** Returns a point near x, in which every coordinate is changed by at most 1 %, in a direction that is not parallel to x. */
    static double[] moved(double[] x) {
        double[] moved = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            moved[i] = x[i] * (1 + MOVE * (i % STEPS - STEPS / 2) / (STEPS / 2));
        }
        return moved;
    }

    /** Checks the first, the middle and the last pass, for cases in which checking all of them would take too long. */
    public static Result somePasses(Problem problem, ManyPasses differentiator, Mode mode, Reference reference) {
        double[] x = problem.inputs();
        double[] gradient = new double[problem.derivatives()];
        Arrays.fill(gradient, Double.NaN);
        differentiator.moveTo(x);
        int last = differentiator.passes() - 1;
        double value = 0;
        for (int pass : new int[] {0, last / 2, last}) {
            value = differentiator.pass(pass, gradient);
        }
        return compare(reference, problem, mode, value, gradient, i -> !Double.isNaN(gradient[i]));
    }

    private static Result compare(
            Reference of, Problem problem, Mode mode, double value, double[] gradient, IntPredicate computed) {
        double[] reference = of.gradient();
        double referenceValue = of.value();
        double tolerance = Reference.tolerance(problem, mode.tolerance(referenceValue, of.norm()));
        if (of.wrong() != null) {
            return new Result(Double.NaN, tolerance, of.wrong());
        }
        double norm = of.norm();
        double error = 0;
        int worst = 0;
        boolean any = false;
        for (int i = 0; i < gradient.length; i++) {
            if (!computed.test(i)) {
                continue;
            }
            any = true;
            double difference = Math.abs(gradient[i] - reference[i]);
            difference = norm == 0 ? difference : difference / norm; // where the gradient is 0, it must be exactly 0
            if (!(difference <= error)) {
                error = difference;
                worst = i;
            }
            if (Double.isNaN(error)) {
                break;
            }
        }
        if (!(error <= (norm == 0 ? 0 : tolerance))) {
            return new Result(
                    error,
                    tolerance,
                    name(problem, worst) + " is " + gradient[worst] + by(problem) + reference[worst]
                            + String.format(Locale.ROOT, "; error %.1e of the norm, allowed %.1e", error, tolerance));
        }
        if (mode.differentiates() && !any) {
            return new Result(Double.NaN, tolerance, "no component of the gradient is a number");
        }
        if (!(Math.abs(value - referenceValue) <= 10 * tolerance * Math.abs(referenceValue))) {
            return new Result(error, tolerance, "the value is " + value + by(problem) + referenceValue);
        }
        return new Result(error, tolerance, null);
    }

    private static String by(Problem problem) {
        return problem.isByHand() ? ", by hand " : ", by the reference ";
    }

    /** Returns the name of a derivative: ∂/∂x_j, or ∂y_i/∂x_j for several outputs. */
    private static String name(Problem problem, int derivative) {
        if (!(problem instanceof MapProblem map)) {
            return "∂/∂x_" + derivative;
        }
        SparsityPattern pattern = map.pattern();
        int row = Arrays.binarySearch(pattern.start(), derivative);
        row = row >= 0 ? row : -row - 2;
        while (pattern.start()[row + 1] == derivative) {
            row++; // rows without an entry start where the next row does
        }
        return "∂y_" + row + "/∂x_" + pattern.column()[derivative];
    }
}

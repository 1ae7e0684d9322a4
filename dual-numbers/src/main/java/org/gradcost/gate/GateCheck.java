package org.gradcost.gate;

import java.util.Locale;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.util.Binary64;

/**
 * A check of user-defined gates. It verifies that the slopes are the derivatives of the value, and that a slope in {@code
 * double} and the same slope as a circuit agree.
 *
 * <pre>{@code
 * GateCheck.verify(UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x), -2, -1e-3, 0, 1, 50);
 * }</pre>
 *
 * <p>A slope is compared with central differences of the value, improved by Richardson extrapolation, with a relative
 * tolerance of 10⁻⁶. If the difference quotients of two step sizes disagree (at a kink, a pole or an edge of the domain),
 * the slope is not compared with them. A slope as a circuit is compared with the slope in {@code double}, and its derivative
 * with difference quotients of the circuit. Outside the domain of a gate of one argument, the slope must be NaN.
 */
public final class GateCheck {

    /** The largest relative deviation of a slope from a difference quotient. */
    private static final double TOLERANCE = 1e-6;

    /** The largest relative deviation between a slope in {@code double} and as a circuit. */
    private static final double ROUNDING = 1e-12;

    /** A function of one argument whose derivative is checked. */
    @FunctionalInterface
    private interface Line {
        double at(double x);
    }

    private GateCheck() {}

    /**
     * Checks a gate of one argument.
     *
     * @param points the arguments at which it is checked, at least one; include the edges of the domain and the points where
     *     the formula changes
     * @throws IllegalArgumentException if there is no point, or if a check fails; the message names the point, the slope and
     *     the value that it should have
     */
    public static void verify(UnaryGate gate, double... points) {
        if (points.length == 0) {
            throw new IllegalArgumentException(gate + ": no points to check it at; give at least one");
        }
        for (double x : points) {
            double y = gate.value(x);
            double slope = gate.slope(x);
            String at = gate + " at " + x;
            if (Double.isNaN(y)) {
                check(
                        Double.isNaN(slope),
                        at,
                        "has no value but the slope " + slope + "; outside the domain the slope must be NaN");
                continue;
            }
            compare(at, "the slope", slope, t -> gate.value(t), x);
            if (gate.hasCircuit()) {
                same(at, "the slope", slope, slope(gate, x));
                compareUnlessNaN(
                        at, "the derivative of the slope's circuit", curvature(gate, x), t -> slope(gate, t), x);
            }
        }
    }

    /**
     * Checks a gate of two arguments.
     *
     * @param points the pairs of arguments at which it is checked, at least one; points where the value is NaN are skipped
     * @throws IllegalArgumentException if there is no point, a point is not a pair, or a check fails; the message names the
     *     point, the slope and the value that it should have
     */
    public static void verify(BinaryGate gate, double[]... points) {
        if (points.length == 0) {
            throw new IllegalArgumentException(gate + ": no points to check it at; give at least one");
        }
        for (double[] point : points) {
            if (point.length != 2) {
                throw new IllegalArgumentException(gate + ": a point of " + point.length + " arguments; it takes 2");
            }
            double x = point[0];
            double y = point[1];
            String at = gate + " at " + x + ", " + y;
            if (Double.isNaN(gate.value(x, y))) {
                continue;
            }
            compare(at, "the slope with respect to the first argument", gate.slopeX(x, y), t -> gate.value(t, y), x);
            compare(at, "the slope with respect to the second argument", gate.slopeY(x, y), t -> gate.value(x, t), y);
            if (gate.hasCircuits()) {
                same(at, "the slope with respect to the first argument", gate.slopeX(x, y), slopeX(gate, x, y));
                same(at, "the slope with respect to the second argument", gate.slopeY(x, y), slopeY(gate, x, y));
                compareUnlessNaN(
                        at, "∂∂x of the circuits", curvature(gate, x, y, true, 1, 0), t -> slopeX(gate, t, y), x);
                compareUnlessNaN(
                        at, "∂∂y of the first circuit", curvature(gate, x, y, true, 0, 1), t -> slopeX(gate, x, t), y);
                compare(
                        at,
                        "∂∂x of the second circuit",
                        curvature(gate, x, y, false, 1, 0),
                        t -> slopeY(gate, t, y),
                        x);
                compareUnlessNaN(
                        at, "∂∂y of the circuits", curvature(gate, x, y, false, 0, 1), t -> slopeY(gate, x, t), y);
            }
        }
    }

    private static double slope(UnaryGate gate, double x) {
        return gate.partial(new Binary64(x), new Binary64(gate.value(x)))
                .times(Binary64.ONE)
                .getReal();
    }

    /** Returns the derivative of the slope's circuit. */
    private static double curvature(UnaryGate gate, double x) {
        UnivariateDerivative1 moving = new UnivariateDerivative1(x, 1);
        return gate.partial(moving, Functions.apply(gate, moving))
                .times(new UnivariateDerivative1(1, 0))
                .getFirstDerivative();
    }

    /** Returns the derivative of one of the slopes' circuits along (dx, dy). */
    private static double curvature(BinaryGate gate, double x, double y, boolean first, double dx, double dy) {
        UnivariateDerivative1 a = new UnivariateDerivative1(x, dx);
        UnivariateDerivative1 b = new UnivariateDerivative1(y, dy);
        UnivariateDerivative1 v = Functions.apply(gate, a, b);
        Partial<UnivariateDerivative1> slope = first ? gate.partialX(a, b, v) : gate.partialY(a, b, v);
        return slope.times(new UnivariateDerivative1(1, 0)).getFirstDerivative();
    }

    private static double slopeX(BinaryGate gate, double x, double y) {
        return gate.partialX(new Binary64(x), new Binary64(y), new Binary64(gate.value(x, y)))
                .times(Binary64.ONE)
                .getReal();
    }

    private static double slopeY(BinaryGate gate, double x, double y) {
        return gate.partialY(new Binary64(x), new Binary64(y), new Binary64(gate.value(x, y)))
                .times(Binary64.ONE)
                .getReal();
    }

    /** Compares unless the slope is NaN: Hipparchus' numbers, which differentiate the circuit here, make 0·∞ NaN. */
    private static void compareUnlessNaN(String at, String what, double slope, Line value, double x) {
        if (!Double.isNaN(slope)) {
            compare(at, what, slope, value, x);
        }
    }

    /** Compares a slope with difference quotients of the value, if those of two step sizes agree. */
    private static void compare(String at, String what, double slope, Line value, double x) {
        double h = Math.scalb(Math.max(Math.abs(x), 1e-3), -13);
        double coarse = quotient(value, x, 2 * h);
        double fine = quotient(value, x, h);
        double size = Math.max(Math.abs(fine), Math.ulp(value.at(x)) / h / TOLERANCE);
        boolean smooth = Math.abs(fine - coarse) <= 0.1 * TOLERANCE * size;
        // The slopes of both sides approach one another, in proportion to h, unless there is a kink.
        double kink = Math.abs(value.at(x + h) - 2 * value.at(x) + value.at(x - h)) / h;
        double wider = Math.abs(value.at(x + 2 * h) - 2 * value.at(x) + value.at(x - 2 * h)) / (2 * h);
        boolean twoSided = kink <= TOLERANCE * size || kink <= 0.6 * wider;
        if (smooth && twoSided && Double.isFinite(value.at(x))) {
            check(
                    Math.abs(slope - fine) <= TOLERANCE * size,
                    at,
                    String.format(Locale.ROOT, "%s is %s, but central differences give %.7g", what, slope, fine));
        }
    }

    /** Returns a fourth-order central difference quotient. */
    private static double quotient(Line f, double x, double h) {
        return (8 * (f.at(x + h / 2) - f.at(x - h / 2)) - (f.at(x + h) - f.at(x - h))) / (6 * h);
    }

    private static void same(String at, String what, double slope, double circuit) {
        boolean equal = Double.compare(slope + 0.0, circuit + 0.0) == 0
                || Math.abs(slope - circuit) <= ROUNDING * Math.abs(slope);
        check(equal, at, what + " is " + slope + " in double and " + circuit + " as a circuit");
    }

    private static void check(boolean right, String at, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(at + ": " + otherwise);
        }
    }
}

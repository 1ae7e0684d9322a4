package org.gradcost.gate;

import org.hipparchus.analysis.differentiation.UnivariateDerivative1;

/**
 * The second derivatives in {@code double} of the gates that compiled code meets often. They are shortcuts past the slope's
 * {@linkplain UnaryGate.Circuit circuit}, against which a test holds each of them.
 */
public final class Curvatures {

    /** Up to here 1 − 2σ(x) is computed as −tanh(x/2), which keeps its digits. */
    private static final double SMALL = 0.5;

    private static final UnivariateDerivative1 ONE = new UnivariateDerivative1(1, 0);

    private Curvatures() {}

    /** Returns whether the second derivative of a gate is known here. */
    public static boolean isKnown(UnaryGate gate) {
        return gate == Gates.TANH
                || gate == Gates.SIGMOID
                || gate == Gates.SOFTPLUS
                || gate == Gates.SIN
                || gate == Gates.COS
                || gate == Gates.TAN
                || gate == Gates.SINH
                || gate == Gates.COSH
                || gate == Gates.EXP
                || gate == Gates.LOG
                || gate == Gates.EXPM1
                || gate == Gates.LOG1P
                || gate == Gates.ATAN
                || gate == Gates.ABS;
    }

    /**
     * Returns f″(x) of a gate that is known here. With a gate that is a constant of compiled code one formula is left of it.
     *
     * @param y f(x)
     * @param slope f′(x)
     * @throws IllegalArgumentException if the gate is not known
     */
    public static double of(UnaryGate gate, double x, double y, double slope) {
        if (gate == Gates.TANH) {
            return -2 * y * slope;
        }
        if (gate == Gates.SIGMOID) {
            return slope * (Math.abs(x) < SMALL ? -Gates.TANH.value(0.5 * x) : 1 - 2 * y);
        }
        if (gate == Gates.SOFTPLUS) {
            return slope * (x > 0 ? Elementary.exp(-y) : 1 - slope);
        }
        if (gate == Gates.SIN || gate == Gates.COS) {
            return -y;
        }
        if (gate == Gates.TAN) {
            return 2 * y * slope;
        }
        if (gate == Gates.SINH || gate == Gates.COSH || gate == Gates.EXP) {
            return y;
        }
        if (gate == Gates.EXPM1) {
            return slope;
        }
        if (gate == Gates.LOG || gate == Gates.LOG1P) {
            return -slope * slope;
        }
        if (gate == Gates.ATAN) {
            return -2 * x * slope * slope;
        }
        if (gate == Gates.ABS) {
            return y == y ? 0 : y;
        }
        throw new IllegalArgumentException("curvature: no formula for " + gate);
    }

    /**
     * Returns f″(x) of any gate whose slope is known as a circuit.
     *
     * @param y f(x)
     * @param slope f′(x)
     * @throws IllegalArgumentException if the slope is given in {@code double} alone
     */
    public static double ofAny(UnaryGate gate, double x, double y, double slope) {
        if (isKnown(gate)) {
            return of(gate, x, y, slope);
        }
        Partial<UnivariateDerivative1> partial =
                gate.partial(new UnivariateDerivative1(x, 1), new UnivariateDerivative1(y, slope));
        return partial.times(ONE).getFirstDerivative();
    }
}

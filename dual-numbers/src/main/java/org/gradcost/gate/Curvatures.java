package org.gradcost.gate;

import org.hipparchus.analysis.differentiation.UnivariateDerivative1;

/**
 * Second derivatives in {@code double} of gates that are frequent in compiled code. They are faster than differentiating the
 * slope's {@linkplain UnaryGate.Circuit circuit}; a test compares each of them with it.
 */
public final class Curvatures {

    /** The magnitude of x up to which 1 − 2σ(x) is computed as −tanh(x/2), to avoid cancellation. */
    private static final double SMALL = 0.5;

    private static final UnivariateDerivative1 ONE = new UnivariateDerivative1(1, 0);

    private Curvatures() {}

    /** Returns whether this class has a formula for the second derivative of the gate. */
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
     * Returns f″(x) of a gate for which this class has a formula. If the gate is a compile-time constant, HotSpot reduces
     * the method to that formula.
     *
     * @param y f(x)
     * @param slope f′(x)
     * @throws IllegalArgumentException if {@link #isKnown} returns false for the gate
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
            return slope == 0 ? 0 : -2 * x * slope * slope; // x may be infinite
        }
        if (gate == Gates.ABS) {
            return y == y ? 0 : y;
        }
        throw new IllegalArgumentException("curvature: no formula for " + gate);
    }

    /**
     * Returns f″(x) of any gate whose slope is available as a circuit.
     *
     * @param y f(x)
     * @param slope f′(x)
     * @throws IllegalArgumentException if the slope is only given in {@code double}
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

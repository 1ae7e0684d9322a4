package org.gradcost.family.dynamics;

import org.gradcost.gate.Elementary;
import org.hipparchus.CalculusFieldElement;

/**
 * Toon's scheme of {@link Advection}, with an exponential between neighbours:
 * {@code F_i = ((q_i/q_{i+1})^c − 1)·q_i·q_{i+1} / (q_i − q_{i+1})}, where the power is computed by exp and log.
 *
 * <p>With {@code e = (q_i/q_{i+1})^c} and {@code D = 1/(1/q_{i+1} − 1/q_i)}, F = (e − 1)·D, and the slopes are
 * {@code D/q_i·(c·e − (e − 1)·D/q_i)} and {@code D/q_{i+1}·(−c·e + (e − 1)·D/q_{i+1})}. F is 0/0 where neighbours are equal, and
 * loses digits where they are close, around crest and trough: two correct gradients differ by up to 10⁻⁵ of their norm.
 *
 * <p>Source: O. B. Toon et al., "A multidimensional model for aerosols", Journal of the Atmospheric Sciences 45, 1988; as in the
 * benchmark of R. J. Hogan's Adept, with 100 points and 2000 steps.
 */
public final class Toon extends AdvectionFamily {

    private static final double ROUNDING = 1e-5;

    /**
     * The largest number of points. With more, neighbours are so close that slopes lose all digits: 3·10⁴ points lose five
     * digits, and 10⁵ points all (measured).
     */
    private static final int LARGEST = 10_000;

    public Toon() {
        super("((q_i/q_{i+1})^c − 1)·q_i·q_{i+1}/(q_i − q_{i+1})", 10);
    }

    @Override
    public String name() {
        return "toon";
    }

    @Override
    public int largest() {
        return LARGEST;
    }

    @Override
    public String source() {
        return "Toon et al. 1988; Adept's benchmark";
    }

    @Override
    Advection at(double[] q, int steps) {
        return new Scheme(q, steps);
    }

    private static final class Scheme extends Advection {

        Scheme(double[] inputs, int steps) {
            super(inputs, steps);
        }

        @Override
        public double rounding() {
            return ROUNDING;
        }

        @Override
        <T extends CalculusFieldElement<T>> T flux(T left, T right) {
            return left.divide(right)
                    .log()
                    .multiply(C)
                    .exp()
                    .subtract(1)
                    .multiply(left.multiply(right))
                    .divide(left.subtract(right));
        }

        @Override
        double flux(double left, double right) {
            return (Elementary.exp(C * Elementary.log(left / right)) - 1) * left * right / (left - right);
        }

        @Override
        void slopes(double left, double right, double[] slopes, int to) {
            double e = Elementary.exp(C * Elementary.log(left / right));
            double d = 1 / (1 / right - 1 / left);
            slopes[to] = d / left * (C * e - (e - 1) * d / left);
            slopes[to + 1] = d / right * (-C * e + (e - 1) * d / right);
        }
    }
}

package org.gradcost.family.dynamics;

import org.hipparchus.CalculusFieldElement;

/**
 * The Lax–Wendroff scheme of {@link Advection}, {@code F_i = c/2·(q_i + q_{i+1} + c·(q_i − q_{i+1}))}. It is linear, so its
 * gradient is the same at every point, but no mode of differentiation exploits that.
 *
 * <p>Slopes: {@code c/2·(1 + c)} and {@code c/2·(1 − c)}.
 *
 * <p>Source: the benchmark of R. J. Hogan's Adept, with 100 points and 2000 steps.
 */
public final class LaxWendroff extends AdvectionFamily {

    public LaxWendroff() {
        super("c/2·(q_i + q_{i+1} + c·(q_i − q_{i+1}))", 4);
    }

    @Override
    public String name() {
        return "lax-wendroff";
    }

    @Override
    public String source() {
        return "Adept's benchmark";
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
        <T extends CalculusFieldElement<T>> T flux(T left, T right) {
            return left.add(right).add(left.subtract(right).multiply(C)).multiply(C / 2);
        }

        @Override
        double flux(double left, double right) {
            return C / 2 * (left + right + C * (left - right));
        }

        @Override
        void slopes(double left, double right, double[] slopes, int to) {
            slopes[to] = C / 2 * (1 + C);
            slopes[to + 1] = C / 2 * (1 - C);
        }
    }
}

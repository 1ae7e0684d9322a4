package org.gradcost.family.dynamics;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The solution of the chain {@code y_0' = x_0, y_i' = x_i·y_{i−1}} on [0, 2] from y = 0, by the classical fourth-order
 * Runge–Kutta method: {@code y += h·(k1 + 2·k2 + 2·k3 + k4)/6} with {@code h = 2/steps}, k1 = F(y), k2 = F(y + h·k1/2), k3 = F(y
 * + h·k2/2), k4 = F(y + h·k3). It runs in any mode.
 */
public final class Rk4 {

    private Rk4() {}

    /** Returns the state after all steps. */
    public static <T extends CalculusFieldElement<T>> T[] solve(T[] x, int steps) {
        T[] y = MathArrays.buildArray(x[0].getField(), x.length);
        for (int step = 0; step < steps; step++) {
            step(x, y, 2.0 / steps, y);
        }
        return y;
    }

    /**
     * Computes one step. The four slopes of a component depend only on those of the previous component, so that four numbers
     * suffice instead of four vectors.
     *
     * @param next receives the state after the step; may be y itself
     */
    public static <T extends CalculusFieldElement<T>> void step(T[] x, T[] y, double h, T[] next) {
        T k1 = x[0];
        T k2 = x[0];
        T k3 = x[0];
        T k4 = x[0];
        T before = y[0];
        next[0] = before.add(sum(k1, k2, k3, k4).multiply(h / 6));
        for (int i = 1; i < x.length; i++) {
            T l1 = x[i].multiply(before);
            T l2 = x[i].multiply(before.add(k1.multiply(h / 2)));
            T l3 = x[i].multiply(before.add(k2.multiply(h / 2)));
            T l4 = x[i].multiply(before.add(k3.multiply(h)));
            before = y[i];
            next[i] = before.add(sum(l1, l2, l3, l4).multiply(h / 6));
            k1 = l1;
            k2 = l2;
            k3 = l3;
            k4 = l4;
        }
    }

    private static <T extends CalculusFieldElement<T>> T sum(T k1, T k2, T k3, T k4) {
        return k1.add(k2.add(k3).multiply(2)).add(k4);
    }

    /** Computes one step in plain arithmetic; next may be y itself. */
    public static void step(double[] x, double[] y, double h, double[] next) {
        double k1 = x[0];
        double k2 = x[0];
        double k3 = x[0];
        double k4 = x[0];
        double before = y[0];
        next[0] = before + h / 6 * (k1 + 2 * (k2 + k3) + k4);
        for (int i = 1; i < x.length; i++) {
            double l1 = x[i] * before;
            double l2 = x[i] * (before + h / 2 * k1);
            double l3 = x[i] * (before + h / 2 * k2);
            double l4 = x[i] * (before + h * k3);
            before = y[i];
            next[i] = before + h / 6 * (l1 + 2 * (l2 + l3) + l4);
            k1 = l1;
            k2 = l2;
            k3 = l3;
            k4 = l4;
        }
    }
}

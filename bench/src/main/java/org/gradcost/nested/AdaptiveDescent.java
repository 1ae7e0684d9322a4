package org.gradcost.nested;

import org.hipparchus.CalculusFieldElement;

/**
 * GradBench's gradient descent with an adaptive step, which starts at 1e-5, doubles after ten accepted steps and is halved after
 * each step that does not decrease the function. The descent ends when the norm of the gradient or of the step is 1e-5. All
 * decisions depend on values only.
 */
public final class AdaptiveDescent {

    private static final double SHORT = 1e-5;
    private static final int ACCEPTED = 10;

    private AdaptiveDescent() {}

    /** A function and its gradient. */
    public interface Function<T> {
        T value(T[] x);

        T[] gradient(T[] x);

        /** Notifies of a step that was accepted, from x by η times the gradient there. */
        default void accepted(T[] x, double eta) {}
    }

    /** Returns the minimiser found from a starting point. */
    public static <T extends CalculusFieldElement<T>> T[] argmin(Function<T> f, T[] start) {
        T[] x = start;
        double fx = f.value(x).getReal();
        T[] g = f.gradient(x);
        double eta = SHORT;
        int accepted = 0;
        while (length(g) > SHORT) {
            if (accepted == ACCEPTED) {
                eta *= 2;
                accepted = 0;
            }
            T[] next = x.clone();
            double moved = 0;
            for (int i = 0; i < x.length; i++) {
                next[i] = x[i].subtract(g[i].multiply(eta));
                moved = Math.hypot(moved, x[i].getReal() - next[i].getReal());
            }
            if (moved <= SHORT) {
                return x;
            }
            double value = f.value(next).getReal();
            if (value < fx) {
                f.accepted(x, eta);
                x = next;
                fx = value;
                g = f.gradient(x);
                accepted++;
            } else {
                eta /= 2;
                accepted = 0;
                if (eta == 0 || Double.isNaN(value) && !(fx == fx)) {
                    throw new IllegalArgumentException("the descent does not descend: the function is " + fx);
                }
            }
        }
        return x;
    }

    private static <T extends CalculusFieldElement<T>> double length(T[] g) {
        double length = 0;
        for (T component : g) {
            length = Math.hypot(length, component.getReal());
        }
        return length;
    }
}

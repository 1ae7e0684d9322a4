package org.gradcost.family.nested;

import org.gradcost.nested.Level;
import org.gradcost.nested.Objective;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A charged particle in the field of two charges, {@code p(X; w) = 1/|X − (10, 10 − w)| + 1/|X − (10, 0)|}. From X = (0, 8) with
 * velocity (0.75, 0) it moves in steps of 0.1 with {@code a = −∇p}, and E(w) is the square of the position at which it meets the
 * axis y = 0. The inner level computes the acceleration, and the outer level differentiates E(w).
 */
public record Particle(Level inner) implements Objective {

    private static final double STEP = 0.1;
    /** The number of steps after which a flight is abandoned. */
    public static final int MOST_STEPS = 10_000_000;

    /** The potential p as a function of X and w, in that order. */
    private static final Objective POTENTIAL = new Objective() {
        @Override
        public <T extends CalculusFieldElement<T>> T at(T[] x) {
            T right = x[0].subtract(10);
            T upper = x[1].add(x[2]).subtract(10);
            return inverseLength(right, upper).add(inverseLength(right, x[1]));
        }
    };

    private static <T extends CalculusFieldElement<T>> T inverseLength(T x, T y) {
        return x.multiply(x).add(y.multiply(y)).sqrt().reciprocal();
    }

    /** Returns the state at the start of a flight: position X, velocity and w. */
    public static double[] start(double w) {
        return new double[] {0, 8, 0.75, 0, w};
    }

    /** Returns whether a particle at this height has reached the axis. */
    public static boolean isDown(double height) {
        return height <= 0;
    }

    /** Returns the state after a step, with the acceleration before it, which changes only the velocity. */
    public <T extends CalculusFieldElement<T>> T[] step(T[] state) {
        T[] x = MathArrays.buildArray(state[0].getField(), 3);
        x[0] = state[0];
        x[1] = state[1];
        x[2] = state[4];
        T[] slope = inner.inner(POTENTIAL, x, 2);
        T[] next = state.clone();
        next[0] = state[0].add(state[2].multiply(STEP));
        next[1] = state[1].add(state[3].multiply(STEP));
        next[2] = state[2].subtract(slope[0].multiply(STEP));
        next[3] = state[3].subtract(slope[1].multiply(STEP));
        return next;
    }

    /**
     * Returns the square of the position at which the particle meets the axis, from its state before the step that takes it
     * there.
     */
    public static <T extends CalculusFieldElement<T>> T meets(T[] state) {
        T x = state[0].add(state[2].multiply(STEP));
        T y = state[1].add(state[3].multiply(STEP));
        T d = y.divide(state[3]).negate();
        T meets = x.add(d.multiply(state[2]));
        return meets.multiply(meets);
    }

    @Override
    public <T extends CalculusFieldElement<T>> T at(T[] w) {
        double[] start = start(0);
        T[] state = MathArrays.buildArray(w[0].getField(), start.length);
        for (int i = 0; i < start.length - 1; i++) {
            state[i] = w[0].newInstance(start[i]);
        }
        state[start.length - 1] = w[0];
        for (int step = 0; step < MOST_STEPS; step++) {
            T[] next = step(state);
            if (isDown(next[1].getReal())) {
                return meets(state);
            }
            state = next;
        }
        throw neverDown(w[0].getReal());
    }

    /** Returns the error for a flight that takes more than {@link #MOST_STEPS}. */
    public static IllegalArgumentException neverDown(double w) {
        return new IllegalArgumentException("particle: does not come down for w = " + w);
    }
}

package org.gradcost.family.nested;

import org.gradcost.nested.Level;
import org.gradcost.nested.Objective;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A charged particle between two charges, {@code p(X; w) = 1/|X − (10, 10 − w)| + 1/|X − (10, 0)|}: from X = (0, 8) with
 * velocity (0.75, 0) it moves in steps of 0.1 by {@code a = −∇p}, and E(w) is the square of where it meets the axis y = 0.
 * The inner level makes the acceleration; E(w) is what the outer one differentiates.
 */
public record Particle(Level inner) implements Objective {

    private static final double STEP = 0.1;
    private static final int MOST_STEPS = 10_000_000;

    /** p of X and w, in that order. */
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

    @Override
    public <T extends CalculusFieldElement<T>> T at(T[] w) {
        T[] x = MathArrays.buildArray(w[0].getField(), 3);
        x[0] = w[0].newInstance(0);
        x[1] = w[0].newInstance(8);
        x[2] = w[0];
        T right = w[0].newInstance(0.75);
        T up = w[0].newInstance(0);
        for (int step = 0; step < MOST_STEPS; step++) {
            T[] slope = inner.inner(POTENTIAL, x, 2);
            x[0] = x[0].add(right.multiply(STEP));
            x[1] = x[1].add(up.multiply(STEP));
            if (x[1].getReal() <= 0) {
                T d = x[1].divide(up).negate();
                T meets = x[0].add(d.multiply(right));
                return meets.multiply(meets);
            }
            right = right.subtract(slope[0].multiply(STEP));
            up = up.subtract(slope[1].multiply(STEP));
        }
        throw new IllegalArgumentException("particle: does not come down for w = " + w[0].getReal());
    }
}

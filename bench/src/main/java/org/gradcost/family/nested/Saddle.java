package org.gradcost.family.nested;

import org.gradcost.nested.AdaptiveDescent;
import org.gradcost.nested.Level;
import org.gradcost.nested.Objective;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The function {@code M(p) = max_q f(p, q)} with {@code f = |p|² − |q|²}, where the maximum is found by a descent of −f over q
 * from a fixed start. The inner level computes the gradients of that descent, and the outer level differentiates M through all
 * its steps.
 */
public record Saddle(Level inner, double[] start) implements Objective {

    /** The function −f of q and p, in that order. */
    private static final Objective NEGATIVE = new Objective() {
        @Override
        public <T extends CalculusFieldElement<T>> T at(T[] x) {
            return square(x[0], x[1]).subtract(square(x[2], x[3]));
        }
    };

    private static <T extends CalculusFieldElement<T>> T square(T x, T y) {
        return x.multiply(x).add(y.multiply(y));
    }

    /** Returns −f of a state, which is q followed by p. */
    public static <T extends CalculusFieldElement<T>> T negative(T[] state) {
        return NEGATIVE.at(state);
    }

    /** Returns the state after a step of the descent over q, whose length is η times the gradient. */
    public <T extends CalculusFieldElement<T>> T[] step(T[] state, T[] eta) {
        T[] slope = inner.inner(NEGATIVE, state, 2);
        T[] next = state.clone();
        next[0] = state[0].subtract(slope[0].multiply(eta[0]));
        next[1] = state[1].subtract(slope[1].multiply(eta[0]));
        return next;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T at(T[] p) {
        return value(argmax(p, inner), p).negate();
    }

    /** Returns the q that maximises f for a given p, with gradients in the given mode. */
    public <T extends CalculusFieldElement<T>> T[] argmax(T[] p, Level level) {
        T[] q = MathArrays.buildArray(p[0].getField(), 2);
        q[0] = p[0].newInstance(start[0]);
        q[1] = p[0].newInstance(start[1]);
        AdaptiveDescent.Function<T> negative = new AdaptiveDescent.Function<>() {
            @Override
            public T value(T[] x) {
                return Saddle.value(x, p);
            }

            @Override
            public T[] gradient(T[] x) {
                return level.inner(NEGATIVE, joined(x, p), 2);
            }
        };
        return AdaptiveDescent.argmin(negative, q);
    }

    private static <T extends CalculusFieldElement<T>> T value(T[] q, T[] p) {
        return NEGATIVE.at(joined(q, p));
    }

    private static <T extends CalculusFieldElement<T>> T[] joined(T[] q, T[] p) {
        T[] joined = MathArrays.buildArray(p[0].getField(), 4);
        joined[0] = q[0];
        joined[1] = q[1];
        joined[2] = p[0];
        joined[3] = p[1];
        return joined;
    }
}

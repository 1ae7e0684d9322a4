package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Slopes of {@link LogSpace} as circuits. */
final class LogSpaceSlopes {

    private LogSpaceSlopes() {}

    static <T extends CalculusFieldElement<T>> Partial<T> logSigmoid(T x, T y) {
        return Partial.of(Functions.sigmoid(x.negate()));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> logAddExpFirst(T x, T y, T v) {
        return share(x, y);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> logAddExpSecond(T x, T y, T v) {
        return share(y, x);
    }

    /** Returns {@code 1/(1 + e^(y − x))}. */
    private static <T extends CalculusFieldElement<T>> Partial<T> share(T x, T y) {
        if (Functions.lessThan(x, y)) {
            T e = expOfDifference(x, y);
            return new Partial<>(e, e.add(1));
        }
        if (Ranges.isInfinite(x) && Ranges.isInfinite(y)) {
            return PiecewiseSlopes.share(x, y);
        }
        return Partial.over(expOfDifference(y, x).add(1));
    }

    /** Returns e^(x − y), corrected for the rounding error of x − y by a constant factor. */
    private static <T extends CalculusFieldElement<T>> T expOfDifference(T x, T y) {
        T a = Functions.stopGradient(x);
        T b = Functions.stopGradient(y);
        T d = a.subtract(b);
        T z = d.subtract(a);
        T rest = a.subtract(d.subtract(z)).subtract(b.add(z));
        T e = x.subtract(y).exp();
        return Ranges.within(rest, 1e-9) ? e.multiply(rest.add(1)) : e;
    }

    static <T extends CalculusFieldElement<T>> Partial<T> xLogYFirst(T x, T y, T v) {
        return Partial.of(y.log());
    }

    static <T extends CalculusFieldElement<T>> Partial<T> xLogYSecond(T x, T y, T v) {
        return new Partial<>(x, Ranges.logDivisor(y));
    }
}

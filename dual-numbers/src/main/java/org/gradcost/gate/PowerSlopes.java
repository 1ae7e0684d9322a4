package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Slopes of {@link Powers} as circuits, and of the square root. */
final class PowerSlopes {

    /** Below this the slope of a root is taken at a larger argument. */
    private static final double SMALL = 1e-100;

    private PowerSlopes() {}

    static <T extends CalculusFieldElement<T>> Partial<T> sqrt(T x, T y) {
        return new Partial<>(x.newInstance(0.5), Ranges.withoutSignOfZero(y));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> cbrt(T x, T y) {
        return Partial.over(y.square().multiply(3));
    }

    /**
     * {@code v/(n·x)}, where v is the n-th root of x. Its slope is a difference, both sides of which overflow for small x:
     * there it is taken at x·2^(n·j), where the slope is that at x times 2^(j − n·j).
     */
    static <T extends CalculusFieldElement<T>> Partial<T> root(T x, T y, T v) {
        double n = y.getReal();
        if (Ranges.isZero(x) || Ranges.isInfinite(x)) {
            double slope = Gates.ROOT.slopeX(x.getReal(), n);
            return slope == Double.POSITIVE_INFINITY ? Partial.over(x.abs()) : Partial.of(x.newInstance(slope));
        }
        if (Ranges.within(x, SMALL)) {
            int j = (int) Math.max(1, Math.rint(600 / Math.abs(n)));
            int nj = (int) (n * j);
            T m = x.scalb(nj);
            T root = v.scalb(j);
            return Partial.of(root.divide(n).divide(m).scalb(nj - j));
        }
        return new Partial<>(v.divide(n), x);
    }

    /**
     * ∂x^y/∂x: {@code y·x^(y−1)} for y ≥ ½, where y − 1 is exact; below {@code y/(x/v)}, where v = x^y. Either keeps the
     * digits of its own slope, which {@code y·v/x} does not for y near 1.
     */
    static <T extends CalculusFieldElement<T>> Partial<T> powOfBase(T x, T y, T v) {
        if (!Functions.lessThan(y, 0.5) || Ranges.isZero(x) || Ranges.isInfinite(x)) {
            return Partial.of(x.pow(y.subtract(1)).multiply(y));
        }
        return new Partial<>(y, x.divide(v));
    }

    /** ∂x^y/∂y = v·log x, a strong zero where v is 0. */
    static <T extends CalculusFieldElement<T>> Partial<T> powOfExponent(T x, T y, T v) {
        return Partial.of(ChainRule.times(x.log(), v));
    }

    /**
     * ∂√(x² + y²)/∂x, by the quotient r of the smaller of x and y and the larger: {@code x/v} has the slope y²/v³, which is
     * lost in 1/v − x²/v³ where y is small.
     */
    static <T extends CalculusFieldElement<T>> Partial<T> hypotFirst(T x, T y, T v) {
        return along(x, y, 1);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> hypotSecond(T x, T y, T v) {
        return along(y, x, 0);
    }

    /** The slope of √(x² + y²) along x. Where both are 0, one of them takes the whole gradient: a tie. */
    private static <T extends CalculusFieldElement<T>> Partial<T> along(T x, T y, double atOrigin) {
        if (Ranges.isZero(x) && Ranges.isZero(y)) {
            return Partial.of(x.newInstance(atOrigin));
        }
        boolean small = Ranges.smaller(x, y);
        T r = small ? x.divide(y) : y.divide(x);
        T length = r.square().add(1).sqrt();
        // The length is that of (x, y) divided by the larger of the two, whose sign is to be kept.
        boolean negative = Functions.lessThan(small ? y : x, 0);
        T factor = small ? (negative ? r.negate() : r) : x.newInstance(negative ? -1 : 1);
        return new Partial<>(factor, length);
    }
}

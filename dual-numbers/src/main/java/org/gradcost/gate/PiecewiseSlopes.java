package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** Slopes that are constant in each piece of the domain: those of the table, as constants. */
final class PiecewiseSlopes {

    private PiecewiseSlopes() {}

    static <T extends CalculusFieldElement<T>> Partial<T> zero(T x, T y, T v) {
        return Partial.of(x.newInstance(0));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> abs(T x, T y) {
        return Partial.of(x.newInstance(Gates.ABS.slope(x.getReal())));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> copySign(T x, T y, T v) {
        return Partial.of(x.newInstance(Gates.COPY_SIGN.slopeX(x.getReal(), y.getReal())));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> remainderFirst(T x, T y, T v) {
        return Partial.of(x.newInstance(Gates.REMAINDER.slopeX(x.getReal(), y.getReal())));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> remainderSecond(T x, T y, T v) {
        return Partial.of(x.newInstance(Gates.REMAINDER.slopeY(x.getReal(), y.getReal())));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> scalb(T x, T y, T v) {
        return Partial.of(x.newInstance(Gates.SCALB.slopeX(x.getReal(), y.getReal())));
    }
}

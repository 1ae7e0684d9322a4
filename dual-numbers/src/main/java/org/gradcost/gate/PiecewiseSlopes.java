package org.gradcost.gate;

import java.util.function.DoubleBinaryOperator;
import org.hipparchus.CalculusFieldElement;

/**
 * Slopes that are constant on each part of the domain, as gates whose own slopes are 0, so that they can be traced like
 * other gates; and a divisor of slopes that has no value on a part of it.
 */
final class PiecewiseSlopes {

    static final UnaryGate ABS = UnaryGate.of("abs'", Gates.ABS::slope, (x, y) -> 0, PiecewiseSlopes::zero);
    static final BinaryGate COPY_SIGN = step("copySign'", Gates.COPY_SIGN::slopeX);
    static final BinaryGate REMAINDER_FIRST = step("rem'", Gates.REMAINDER::slopeX);
    static final BinaryGate REMAINDER_SECOND = step("rem''", Gates.REMAINDER::slopeY);
    static final BinaryGate SCALB = step("scalb'", Gates.SCALB::slopeX);
    static final BinaryGate ROOT = step("root'", Gates.ROOT::slopeX);
    static final BinaryGate SHARE = step("share", LogNumerics::share);

    /** |x| where x is not negative, with slope 1; else NaN. */
    static final UnaryGate NOT_NEGATIVE =
            UnaryGate.of("not negative", x -> x >= 0 ? Math.abs(x) : Double.NaN, (x, y) -> 1, PiecewiseSlopes::one);

    private PiecewiseSlopes() {}

    private static <T extends CalculusFieldElement<T>> Partial<T> one(T x, T y) {
        return Partial.one();
    }

    /** Returns the slope of a root at 0 or ∞, where it has no derivative. */
    static <T extends CalculusFieldElement<T>> T root(T x, T y) {
        return slope(ROOT, x, y).factor();
    }

    /** Returns the share of x in log(e^x + e^y) where both are infinite. */
    static <T extends CalculusFieldElement<T>> Partial<T> share(T x, T y) {
        return slope(SHARE, x, y);
    }

    private static BinaryGate step(String name, DoubleBinaryOperator slope) {
        return BinaryGate.of(name, slope, (x, y, v) -> 0, (x, y, v) -> 0, PiecewiseSlopes::zero, PiecewiseSlopes::zero);
    }

    private static <T extends CalculusFieldElement<T>> Partial<T> zero(T x, T y) {
        return Partial.of(x.newInstance(0));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> zero(T x, T y, T v) {
        return Partial.of(x.newInstance(0));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> abs(T x, T y) {
        return Partial.of(
                x instanceof Differentiable<?> ? Functions.apply(ABS, x) : x.newInstance(Gates.ABS.slope(x.getReal())));
    }

    static <T extends CalculusFieldElement<T>> Partial<T> copySign(T x, T y, T v) {
        return slope(COPY_SIGN, x, y);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> remainderFirst(T x, T y, T v) {
        return slope(REMAINDER_FIRST, x, y);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> remainderSecond(T x, T y, T v) {
        return slope(REMAINDER_SECOND, x, y);
    }

    static <T extends CalculusFieldElement<T>> Partial<T> scalb(T x, T y, T v) {
        return slope(SCALB, x, y);
    }

    /** Returns the value of the gate; for numbers to which gates cannot be applied it is a constant. */
    private static <T extends CalculusFieldElement<T>> Partial<T> slope(BinaryGate gate, T x, T y) {
        return Partial.of(
                x instanceof Differentiable<?>
                        ? Functions.apply(gate, x, y)
                        : x.newInstance(gate.value(x.getReal(), y.getReal())));
    }
}

package org.gradcost.tape.compile.runtime;

import java.util.function.DoubleUnaryOperator;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Partial;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.CalculusFieldElement;

/** The gates of traced numbers that few circuits use: loaded when one is first needed, since lambdas slow a cold start down. */
public final class TraceGates {

    /** A gate of value 0 and slope 1. */
    public static final UnaryGate ADDENDUM = UnaryGate.of("addendum", x -> 0, (x, y) -> 1, TraceGates::one);

    public static final UnaryGate CEIL = step("ceil", Math::ceil);
    public static final UnaryGate FLOOR = step("floor", Math::floor);
    public static final UnaryGate RINT = step("rint", Math::rint);
    public static final UnaryGate SIGN = step("sign", Math::signum);
    public static final UnaryGate ULP = step("ulp", Math::ulp);

    /** 1 where x is below y, else 0. */
    public static final BinaryGate LESS = BinaryGate.of(
            "less", (x, y) -> x < y ? 1 : 0, (x, y, v) -> 0, (x, y, v) -> 0, TraceGates::zero, TraceGates::zero);

    /** y where the mask x is 1, else −0, which adds nothing to any number. */
    public static final BinaryGate IF = BinaryGate.of(
            "if", (x, y) -> x == 1 ? y : -0.0, (x, y, v) -> 0, (x, y, v) -> x, TraceGates::zero, TraceGates::mask);

    /** y where the mask x is 0, else −0. */
    public static final BinaryGate UNLESS = BinaryGate.of(
            "unless",
            (x, y) -> x == 0 ? y : -0.0,
            (x, y, v) -> 0,
            (x, y, v) -> 1 - x,
            TraceGates::zero,
            TraceGates::otherMask);

    private TraceGates() {}

    /** The value of a gate that is the same for all arguments. */
    public record Constant(double number) implements UnaryGate.Value {

        @Override
        public double of(double x, double shared) {
            return number;
        }
    }

    /** Returns a gate whose value is a number and whose slope is 0. */
    public static UnaryGate constant(double number) {
        return new UnaryGate("constant", x -> 0, new Constant(number), (x, y, none) -> 0, TraceGates::zero);
    }

    private static UnaryGate step(String name, DoubleUnaryOperator value) {
        return UnaryGate.of(name, value, (x, y) -> y == y ? 0 : Double.NaN, TraceGates::zero);
    }

    private static <T extends CalculusFieldElement<T>> Partial<T> one(T x, T y) {
        return Partial.one();
    }

    /** Returns the slope 0. */
    private static <T extends CalculusFieldElement<T>> Partial<T> zero(T x, T y) {
        return Partial.of(x.newInstance(0));
    }

    private static <T extends CalculusFieldElement<T>> Partial<T> zero(T x, T y, T v) {
        return Partial.of(x.newInstance(0));
    }

    private static <T extends CalculusFieldElement<T>> Partial<T> mask(T x, T y, T v) {
        return Partial.of(Functions.stopGradient(x));
    }

    private static <T extends CalculusFieldElement<T>> Partial<T> otherMask(T x, T y, T v) {
        return Partial.of(Functions.stopGradient(x.negate().add(1)));
    }
}

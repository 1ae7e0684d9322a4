package org.gradcost.gate;

import java.util.function.DoubleUnaryOperator;

/**
 * A gate of one argument: {@code y = f(x)} with slope {@code f′(x)}.
 *
 * <p>Value and slope often rest on the same piece of work ({@code e^−|x|} for the sigmoid): it is done once, in
 * {@code shared}, and handed to both.
 *
 * <p>A record on purpose: the JVM trusts the final fields of records, so that a gate held in a {@code static final}
 * constant is compiled as if its formula stood at the place of use.
 *
 * @param name how the gate is called in a drawn circuit, e.g. {@code tanh}
 * @param shared the work that value and slope have in common
 * @param value {@code (x, shared) → f(x)}
 * @param slope {@code (x, y, shared) → f′(x)}, where {@code y = f(x)}
 */
public record UnaryGate(String name, DoubleUnaryOperator shared, Value value, Slope slope) {

    private static final DoubleUnaryOperator NONE = x -> 0;

    /** {@code f(x)} from x and the shared work. */
    @FunctionalInterface
    public interface Value {
        double of(double x, double shared);
    }

    /** {@code f′(x)} from x, the value y = f(x) and the shared work. */
    @FunctionalInterface
    public interface Slope {
        double of(double x, double y, double shared);
    }

    /** {@code f′(x)} from x and the value y = f(x). */
    @FunctionalInterface
    public interface PlainSlope {
        double of(double x, double y);
    }

    /**
     * A gate of your own.
     *
     * @param name how it is called in a drawn circuit
     * @param value {@code x → f(x)}
     * @param slope {@code (x, y) → f′(x)}, where {@code y = f(x)}
     */
    public static UnaryGate of(String name, DoubleUnaryOperator value, PlainSlope slope) {
        return new UnaryGate(name, NONE, (x, none) -> value.applyAsDouble(x), (x, y, none) -> slope.of(x, y));
    }

    /** The work that {@link #value(double, double)} and {@link #slope(double, double, double)} share at x. */
    public double shared(double x) {
        return shared.applyAsDouble(x);
    }

    /** Whether value and slope have any work in common; if not, {@code shared} is 0 and need not be kept. */
    public boolean sharesWork() {
        return shared != NONE;
    }

    /** f(x), where {@code shared} is {@link #shared(double) shared(x)}. */
    public double value(double x, double shared) {
        return value.of(x, shared);
    }

    /** f′(x), where {@code y = f(x)} and {@code shared} is {@link #shared(double) shared(x)}. */
    public double slope(double x, double y, double shared) {
        return slope.of(x, y, shared);
    }

    /** f(x). */
    public double value(double x) {
        return value(x, shared(x));
    }

    /** f′(x). */
    public double slope(double x) {
        double shared = shared(x);
        return slope(x, value(x, shared), shared);
    }

    @Override
    public String toString() {
        return name;
    }
}

package org.gradcost.gate;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.CalculusFieldElement;

/**
 * A gate of one argument: {@code y = f(x)} with slope {@code f′(x)}.
 *
 * <p>Value and slope often need the same intermediate result ({@code e^−|x|} for the sigmoid): it is computed once, by
 * {@code shared}, and passed to both.
 *
 * <p>The slope in {@code double} is what the first-order modes use, and what makes them fast. For derivatives of second and
 * higher order a gate has its slope also as a {@linkplain Circuit circuit of gates}, which can be differentiated again.
 *
 * <p>It is a record because HotSpot trusts the final fields of records: a gate in a {@code static final} constant is compiled
 * as if its formula were written at the place of use.
 *
 * @param name the name of the gate in a drawn circuit, e.g. {@code tanh}
 * @param shared {@code x →} the intermediate result that value and slope share
 * @param value {@code (x, shared) → f(x)}
 * @param slope {@code (x, y, shared) → f′(x)}, where {@code y = f(x)}
 * @param circuit {@code (x, y) → f′(x)} in numbers of any type, or null if the gate has no second derivatives, or is one of
 *     the {@linkplain Gates table}, whose circuits are loaded when they are first asked for
 */
public record UnaryGate(String name, DoubleUnaryOperator shared, Value value, Slope slope, Circuit circuit) {

    private static final DoubleUnaryOperator NONE = x -> 0;

    /** Computes {@code f(x)} from x and the intermediate result. */
    @FunctionalInterface
    public interface Value {
        double of(double x, double shared);
    }

    /** Computes {@code f′(x)} from x, the value y = f(x) and the intermediate result. */
    @FunctionalInterface
    public interface Slope {
        double of(double x, double y, double shared);
    }

    /** Computes {@code f′(x)} from x and the value y = f(x). */
    @FunctionalInterface
    public interface PlainSlope {
        double of(double x, double y);
    }

    /**
     * The slope as a circuit of gates, in numbers of any type, from x and the value y = f(x). Its method is generic, so that
     * it is given by a method reference:
     *
     * <pre>{@code
     * static <T extends CalculusFieldElement<T>> Partial<T> cubeSlope(T x, T y) {
     *     return Partial.of(x.square().multiply(3));
     * }
     *
     * UnaryGate cube = UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x, MyGates::cubeSlope);
     * }</pre>
     *
     * <p>Its value is that of the slope in {@code double}, but for rounding; {@link GateCheck} compares the two.
     */
    @FunctionalInterface
    public interface Circuit {
        <T extends CalculusFieldElement<T>> Partial<T> of(T x, T y);
    }

    /** Makes a gate without second derivatives from its value, its slope and the intermediate result of both. */
    public UnaryGate(String name, DoubleUnaryOperator shared, Value value, Slope slope) {
        this(name, shared, value, slope, null);
    }

    /**
     * Makes a gate of your own without second derivatives: nested numbers refuse it.
     *
     * @param name its name in a drawn circuit
     * @param value {@code x → f(x)}
     * @param slope {@code (x, y) → f′(x)}, where {@code y = f(x)}
     */
    public static UnaryGate of(String name, DoubleUnaryOperator value, PlainSlope slope) {
        return of(name, value, slope, null);
    }

    /**
     * Makes a gate of your own with derivatives of every order.
     *
     * @param name its name in a drawn circuit
     * @param value {@code x → f(x)}
     * @param slope {@code (x, y) → f′(x)}, where {@code y = f(x)}
     * @param circuit the slope as a circuit of gates
     */
    public static UnaryGate of(String name, DoubleUnaryOperator value, PlainSlope slope, Circuit circuit) {
        return new UnaryGate(name, NONE, (x, none) -> value.applyAsDouble(x), (x, y, none) -> slope.of(x, y), circuit);
    }

    /** Returns whether the slope is known as a circuit of gates, so that there are second derivatives. */
    public boolean hasCircuit() {
        return circuit != null || SlopeCircuits.of(this) != null;
    }

    /**
     * Returns f′(x) in numbers that can be differentiated again; NaN where f(x) is.
     *
     * @param y f(x)
     * @throws IllegalArgumentException if the gate is given in {@code double} alone
     */
    public <T extends CalculusFieldElement<T>> Partial<T> partial(T x, T y) {
        Circuit known = circuit == null ? SlopeCircuits.of(this) : circuit;
        if (known == null) {
            throw SlopeCircuits.missing(name);
        }
        return known.of(x, y);
    }

    /**
     * Refuses a gate without second derivatives.
     *
     * @throws IllegalArgumentException if the gate is given in {@code double} alone
     */
    public void requireCircuit() {
        if (!hasCircuit()) {
            throw SlopeCircuits.missing(name);
        }
    }

    /** Returns the intermediate result that {@link #value(double, double)} and {@link #slope(double, double, double)} share at x. */
    public double shared(double x) {
        return shared.applyAsDouble(x);
    }

    /** Returns whether value and slope share an intermediate result; if not, {@code shared} is 0 and need not be kept. */
    public boolean sharesWork() {
        return shared != NONE;
    }

    /** Returns f(x), where {@code shared} is {@link #shared(double) shared(x)}. */
    public double value(double x, double shared) {
        return value.of(x, shared);
    }

    /** Returns f′(x), where {@code y = f(x)} and {@code shared} is {@link #shared(double) shared(x)}. */
    public double slope(double x, double y, double shared) {
        return slope.of(x, y, shared);
    }

    /** Returns f(x). */
    public double value(double x) {
        return value(x, shared(x));
    }

    /** Returns f′(x). */
    public double slope(double x) {
        double shared = shared(x);
        return slope(x, value(x, shared), shared);
    }

    @Override
    public String toString() {
        return name;
    }
}

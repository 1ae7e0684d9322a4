package org.gradcost.gate;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.CalculusFieldElement;

/**
 * A gate of one argument: {@code y = f(x)} with slope {@code f′(x)}.
 *
 * <p>Value and slope often need the same intermediate result ({@code e^−|x|} for the sigmoid). It is computed once, by
 * {@code shared}, and passed to both.
 *
 * <p>First-order modes use the slope in {@code double}, because it is fast. For second and higher derivatives a gate also
 * has its slope as a {@linkplain Circuit circuit}, a generic function composed of gates, which can be differentiated again.
 *
 * <p>It is a record because HotSpot trusts the final fields of records: a gate in a {@code static final} constant is inlined
 * as if its formula were written at the call site.
 *
 * @param name the name of the gate in a drawn circuit, e.g. {@code tanh}
 * @param shared {@code x →} the intermediate result that value and slope share
 * @param value {@code (x, shared) → f(x)}
 * @param slope {@code (x, y, shared) → f′(x)}, where {@code y = f(x)}
 * @param circuit {@code (x, y) → f′(x)} in numbers of any type; null if the gate has no second derivatives, or if it belongs
 *     to the {@linkplain Gates table}, whose circuits are loaded when first needed
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
     * The slope as a function of x and the value y = f(x), composed of gates over numbers of any type. Its method is
     * generic, so that it is written as a method reference, not as a lambda:
     *
     * <pre>{@code
     * static <T extends CalculusFieldElement<T>> Partial<T> cubeSlope(T x, T y) {
     *     return Partial.of(x.square().multiply(3));
     * }
     *
     * UnaryGate cube = UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x, MyGates::cubeSlope);
     * }</pre>
     *
     * <p>Its value must agree with the slope in {@code double} up to rounding; {@link GateCheck} compares the two.
     */
    @FunctionalInterface
    public interface Circuit {
        <T extends CalculusFieldElement<T>> Partial<T> of(T x, T y);
    }

    /** Creates a gate without second derivatives from its intermediate result, its value and its slope. */
    public UnaryGate(String name, DoubleUnaryOperator shared, Value value, Slope slope) {
        this(name, shared, value, slope, null);
    }

    /**
     * Returns a user-defined gate without second derivatives. Nested numbers throw an exception if it is applied to them.
     *
     * @param name its name in a drawn circuit
     * @param value {@code x → f(x)}
     * @param slope {@code (x, y) → f′(x)}, where {@code y = f(x)}
     */
    public static UnaryGate of(String name, DoubleUnaryOperator value, PlainSlope slope) {
        return of(name, value, slope, null);
    }

    /**
     * Returns a user-defined gate with derivatives of every order.
     *
     * @param name its name in a drawn circuit
     * @param value {@code x → f(x)}
     * @param slope {@code (x, y) → f′(x)}, where {@code y = f(x)}
     * @param circuit the slope as a generic function
     */
    public static UnaryGate of(String name, DoubleUnaryOperator value, PlainSlope slope, Circuit circuit) {
        return new UnaryGate(name, NONE, (x, none) -> value.applyAsDouble(x), (x, y, none) -> slope.of(x, y), circuit);
    }

    /** Returns whether the slope is available as a circuit, so that the gate has second derivatives. */
    public boolean hasCircuit() {
        return circuit != null || SlopeCircuits.of(this) != null;
    }

    /**
     * Returns f′(x) as a number that can be differentiated again. Outside the domain of f, where f(x) is NaN, its value has
     * no meaning.
     *
     * @param y f(x)
     * @throws IllegalArgumentException if the slope is only given in {@code double}
     */
    public <T extends CalculusFieldElement<T>> Partial<T> partial(T x, T y) {
        Circuit known = circuit == null ? SlopeCircuits.of(this) : circuit;
        if (known == null) {
            throw SlopeCircuits.missing(name);
        }
        return known.of(x, y);
    }

    /**
     * Checks that the gate has second derivatives.
     *
     * @throws IllegalArgumentException if its slope is only given in {@code double}
     */
    public void requireCircuit() {
        if (!hasCircuit()) {
            throw SlopeCircuits.missing(name);
        }
    }

    /**
     * Returns the intermediate result that {@link #value(double, double)} and {@link #slope(double, double, double)} share
     * at x.
     */
    public double shared(double x) {
        return shared.applyAsDouble(x);
    }

    /** Returns whether value and slope share an intermediate result; if not, {@link #shared(double)} returns 0. */
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

package org.gradcost.gate;

import java.util.function.DoubleBinaryOperator;
import org.hipparchus.CalculusFieldElement;

/**
 * A gate of two arguments: {@code v = f(x, y)} with slopes {@code ∂f/∂x} and {@code ∂f/∂y}.
 *
 * <p>It is a record for the reason given at {@link UnaryGate}.
 *
 * @param name the name of the gate in a drawn circuit, e.g. {@code *}
 * @param shared {@code (x, y) →} the intermediate result that value and slopes share
 * @param value {@code (x, y, shared) → f(x, y)}
 * @param slopeX {@code (x, y, v, shared) → ∂f/∂x}, where {@code v = f(x, y)}
 * @param slopeY {@code (x, y, v, shared) → ∂f/∂y}, where {@code v = f(x, y)}
 * @param circuitX {@code (x, y, v) → ∂f/∂x} in numbers of any type; null as for a {@link UnaryGate}
 * @param circuitY {@code (x, y, v) → ∂f/∂y} in numbers of any type; null as for a {@link UnaryGate}
 */
public record BinaryGate(
        String name,
        DoubleBinaryOperator shared,
        Value value,
        Slope slopeX,
        Slope slopeY,
        Circuit circuitX,
        Circuit circuitY) {

    /** Computes {@code f(x, y)} from its arguments and the intermediate result. */
    @FunctionalInterface
    public interface Value {
        double of(double x, double y, double shared);
    }

    /** Computes a slope from the arguments, the value v = f(x, y) and the intermediate result. */
    @FunctionalInterface
    public interface Slope {
        double of(double x, double y, double v, double shared);
    }

    /** Computes a slope from the arguments and the value v = f(x, y). */
    @FunctionalInterface
    public interface PlainSlope {
        double of(double x, double y, double v);
    }

    /** A slope as a generic function of the arguments and the value v = f(x, y); see {@link UnaryGate.Circuit}. */
    @FunctionalInterface
    public interface Circuit {
        <T extends CalculusFieldElement<T>> Partial<T> of(T x, T y, T v);
    }

    /** Creates a gate without second derivatives from its intermediate result, its value and its slopes. */
    public BinaryGate(String name, DoubleBinaryOperator shared, Value value, Slope slopeX, Slope slopeY) {
        this(name, shared, value, slopeX, slopeY, null, null);
    }

    /**
     * Returns a user-defined gate without second derivatives. Nested numbers throw an exception if it is applied to them.
     *
     * @param name its name in a drawn circuit
     * @param value {@code (x, y) → f(x, y)}
     * @param slopeX {@code (x, y, v) → ∂f/∂x}, where {@code v = f(x, y)}
     * @param slopeY {@code (x, y, v) → ∂f/∂y}, where {@code v = f(x, y)}
     */
    public static BinaryGate of(String name, DoubleBinaryOperator value, PlainSlope slopeX, PlainSlope slopeY) {
        return of(name, value, slopeX, slopeY, null, null);
    }

    /**
     * Returns a user-defined gate with derivatives of every order.
     *
     * @param name its name in a drawn circuit
     * @param value {@code (x, y) → f(x, y)}
     * @param slopeX {@code (x, y, v) → ∂f/∂x}, where {@code v = f(x, y)}
     * @param slopeY {@code (x, y, v) → ∂f/∂y}, where {@code v = f(x, y)}
     * @param circuitX ∂f/∂x as a generic function
     * @param circuitY ∂f/∂y as a generic function
     */
    public static BinaryGate of(
            String name,
            DoubleBinaryOperator value,
            PlainSlope slopeX,
            PlainSlope slopeY,
            Circuit circuitX,
            Circuit circuitY) {
        return new BinaryGate(
                name,
                (x, y) -> 0,
                (x, y, none) -> value.applyAsDouble(x, y),
                (x, y, v, none) -> slopeX.of(x, y, v),
                (x, y, v, none) -> slopeY.of(x, y, v),
                circuitX,
                circuitY);
    }

    /** Returns whether both slopes are available as circuits, so that the gate has second derivatives. */
    public boolean hasCircuits() {
        return circuitX != null && circuitY != null || SlopeCircuits.of(this) != null;
    }

    /**
     * Returns ∂f/∂x as a number that can be differentiated again.
     *
     * @param v f(x, y)
     * @throws IllegalArgumentException if the slope is only given in {@code double}
     */
    public <T extends CalculusFieldElement<T>> Partial<T> partialX(T x, T y, T v) {
        return (circuitX == null ? table().x() : circuitX).of(x, y, v);
    }

    /**
     * Returns ∂f/∂y as a number that can be differentiated again.
     *
     * @param v f(x, y)
     * @throws IllegalArgumentException if the slope is only given in {@code double}
     */
    public <T extends CalculusFieldElement<T>> Partial<T> partialY(T x, T y, T v) {
        return (circuitY == null ? table().y() : circuitY).of(x, y, v);
    }

    private SlopeCircuits.Pair table() {
        SlopeCircuits.Pair pair = SlopeCircuits.of(this);
        if (pair == null) {
            throw SlopeCircuits.missing(name);
        }
        return pair;
    }

    /**
     * Checks that the gate has second derivatives.
     *
     * @throws IllegalArgumentException if its slopes are only given in {@code double}
     */
    public void requireCircuits() {
        if (!hasCircuits()) {
            throw SlopeCircuits.missing(name);
        }
    }

    /** Returns the intermediate result that the value and both slopes share at (x, y). */
    public double shared(double x, double y) {
        return shared.applyAsDouble(x, y);
    }

    /** Returns f(x, y), where {@code shared} is {@link #shared(double, double) shared(x, y)}. */
    public double value(double x, double y, double shared) {
        return value.of(x, y, shared);
    }

    /** Returns ∂f/∂x, where {@code v = f(x, y)} and {@code shared} is {@link #shared(double, double) shared(x, y)}. */
    public double slopeX(double x, double y, double v, double shared) {
        return slopeX.of(x, y, v, shared);
    }

    /** Returns ∂f/∂y, where {@code v = f(x, y)} and {@code shared} is {@link #shared(double, double) shared(x, y)}. */
    public double slopeY(double x, double y, double v, double shared) {
        return slopeY.of(x, y, v, shared);
    }

    /** Returns f(x, y). */
    public double value(double x, double y) {
        return value(x, y, shared(x, y));
    }

    /** Returns ∂f/∂x. */
    public double slopeX(double x, double y) {
        double shared = shared(x, y);
        return slopeX(x, y, value(x, y, shared), shared);
    }

    /** Returns ∂f/∂y. */
    public double slopeY(double x, double y) {
        double shared = shared(x, y);
        return slopeY(x, y, value(x, y, shared), shared);
    }

    @Override
    public String toString() {
        return name;
    }
}

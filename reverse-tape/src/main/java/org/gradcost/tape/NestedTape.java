package org.gradcost.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcost.gate.Partial;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A tape whose values and derivatives are numbers of another type T. If T is itself differentiated, so is the gradient,
 * which gives second derivatives: reverse over reverse if T is {@link Variable}, forward over reverse if T is a dual number.
 *
 * <p>A record has one or two arguments. A slope is a {@code double} times a {@linkplain Partial quotient} of two numbers of
 * T, each of which may be 1 and then takes no operation. The recording is never discarded; use a new tape for each
 * evaluation. A tape must not be used by several threads.
 *
 * @param <T> the type of values and derivatives
 */
public final class NestedTape<T extends CalculusFieldElement<T>> {

    private static final int SMALLEST = 64;

    // Two elements for each slot, one for each of its two arguments.
    private int[] arguments = new int[2 * SMALLEST];
    private double[] factors = new double[2 * SMALLEST];
    private Object[] slopes = new Object[2 * SMALLEST]; // numerators of type T, or null for 1
    private Object[] divisors = new Object[2 * SMALLEST]; // of type T, or null for 1
    private int size;
    private final List<Integer> inputs = new ArrayList<>();

    /** Returns a new input. It may be added at any time, also after gates have been recorded. */
    public NestedVariable<T> input(T value) {
        inputs.add(size);
        return slot(value, NestedVariable.CONSTANT, 0, Partial.one(), NestedVariable.CONSTANT, 0, Partial.one());
    }

    /** Records a gate with the slope {@code c·slope}. */
    NestedVariable<T> record(T value, NestedVariable<T> x, double c, Partial<T> slope) {
        return slot(value, x.slot(), c * x.factor(), slope, NestedVariable.CONSTANT, 0, Partial.one());
    }

    /**
     * Records a gate with the slopes {@code c·slopeX} and {@code d·slopeY}, or with their sum if x and y have the same slot.
     */
    NestedVariable<T> record(
            T value,
            NestedVariable<T> x,
            double c,
            Partial<T> slopeX,
            NestedVariable<T> y,
            double d,
            Partial<T> slopeY) {
        if (x.slot() == y.slot()) {
            T one = value.newInstance(1);
            T sum = slopeX.times(one)
                    .multiply(c * x.factor())
                    .add(slopeY.times(one).multiply(d * y.factor()));
            return sum.isZero()
                    ? NestedVariable.constant(value)
                    : slot(value, x.slot(), 1, Partial.of(sum), NestedVariable.CONSTANT, 0, Partial.one());
        }
        return slot(value, x.slot(), c * x.factor(), slopeX, y.slot(), d * y.factor(), slopeY);
    }

    private NestedVariable<T> slot(
            T value,
            int first,
            double factorFirst,
            Partial<T> slopeFirst,
            int second,
            double factorSecond,
            Partial<T> slopeSecond) {
        int at = 2 * size;
        if (at == arguments.length) {
            arguments = Arrays.copyOf(arguments, 2 * at);
            factors = Arrays.copyOf(factors, 2 * at);
            slopes = Arrays.copyOf(slopes, 2 * at);
            divisors = Arrays.copyOf(divisors, 2 * at);
        }
        arguments[at] = first;
        factors[at] = factorFirst;
        slopes[at] = slopeFirst.factor();
        divisors[at] = slopeFirst.divisor();
        arguments[at + 1] = second;
        factors[at + 1] = factorSecond;
        slopes[at + 1] = slopeSecond.factor();
        divisors[at + 1] = slopeSecond.divisor();
        return new NestedVariable<>(this, value, size++, 1);
    }

    /**
     * Returns the derivatives of the output with respect to all inputs, computed by one reverse sweep.
     *
     * @return one derivative for each input, in their order; zeros if the output is a constant
     * @throws IllegalArgumentException if the output belongs to another tape
     */
    public T[] gradient(NestedVariable<T> output) {
        T zero = output.value().newInstance(0);
        T[] gradient = MathArrays.buildArray(zero.getField(), inputs.size());
        if (output.slot() == NestedVariable.CONSTANT) {
            return gradient;
        }
        if (output.tape() != this) {
            throw new IllegalArgumentException("gradient: the output was recorded on another tape");
        }
        Object[] adjoints = new Object[output.slot() + 1]; // of type T, or null for 0
        adjoints[output.slot()] = zero.newInstance(output.factor());
        sweep(adjoints);
        for (int i = 0; i < gradient.length && inputs.get(i) < adjoints.length; i++) {
            Object adjoint = adjoints[inputs.get(i)];
            gradient[i] = adjoint == null ? zero : number(adjoint);
        }
        return gradient;
    }

    /** Returns whether x − y has derivative 0 with respect to each input; y is a variable of this tape or a constant. */
    boolean cancel(NestedVariable<T> x, NestedVariable<T> y) {
        Object[] adjoints = new Object[Math.max(x.slot(), y.slot()) + 1];
        adjoints[x.slot()] = x.value().newInstance(x.factor());
        if (y.slot() != NestedVariable.CONSTANT) {
            adjoints[y.slot()] = x.value().newInstance(x.slot() == y.slot() ? x.factor() - y.factor() : -y.factor());
        }
        sweep(adjoints);
        for (int input : inputs) {
            if (input < adjoints.length
                    && adjoints[input] != null
                    && !number(adjoints[input]).isZero()) {
                return false;
            }
        }
        return true;
    }

    /** Propagates seeds back to the inputs. The adjoints of all other slots are also in the array afterwards. */
    private void sweep(Object[] adjoints) {
        for (int slot = adjoints.length - 1; slot >= 0; slot--) {
            T adjoint = number(adjoints[slot]);
            if (adjoint != null) {
                push(adjoint, 2 * slot, adjoints);
                push(adjoint, 2 * slot + 1, adjoints);
            }
        }
    }

    private void push(T adjoint, int at, Object[] adjoints) {
        int argument = arguments[at];
        if (argument == NestedVariable.CONSTANT) {
            return;
        }
        T share = new Partial<>(number(slopes[at]), number(divisors[at])).times(adjoint);
        if (factors[at] != 1) {
            share = share.multiply(factors[at]);
        }
        T sum = number(adjoints[argument]);
        adjoints[argument] = sum == null ? share : sum.add(share);
    }

    @SuppressWarnings("unchecked") // nothing but numbers of T is put into the arrays
    private T number(Object element) {
        return (T) element;
    }
}

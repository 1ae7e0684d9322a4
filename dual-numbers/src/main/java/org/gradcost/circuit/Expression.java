package org.gradcost.circuit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.util.MathArrays;

/**
 * A function written as text, e.g. {@code (x+y)*z} or {@code q = x + y; q*z}, that can be evaluated in every mode.
 *
 * <p>An expression consists of numbers, names, the operators {@code + - * / ^}, parentheses and functions. Functions are all
 * gates of {@link org.gradcost.gate.Gates} by their names, such as {@code exp(x)}, {@code max(x, y)} and {@code sigmoid(x)}
 * (or {@code σ(x)}); {@code sum(x, y, …)}, which adds any number of arguments in one gate; and {@code relu(x)}, which is
 * {@code max(x, 0)}. The names {@code pi} and {@code e} denote constants. Statements are separated by semicolons;
 * {@code name = …} names an intermediate result, and the last statement is the output. A name that has not been defined
 * before is an input.
 *
 * <p>The parsers of other libraries (exp4j, EvalEx, mXparser) only compute in {@code double} or {@code BigDecimal}; this one
 * evaluates an expression over any type of numbers to which gates can be applied.
 */
public final class Expression {

    /** One step of an evaluation on a stack, which takes no recursion even for long formulas. */
    sealed interface Step {
        /** Pushes a number. */
        record Constant(double value) implements Step {}

        /** Pushes an input or a named intermediate result. */
        record Load(String name) implements Step {}

        /** Pops a number and names it. */
        record Store(String name) implements Step {}

        /** Names the number on top of the stack, which is the output. */
        record Name(String name) implements Step {}

        record Unary(UnaryGate gate) implements Step {}

        record Binary(BinaryGate gate) implements Step {}

        record Select(SelectGate gate) implements Step {}

        record Sum(int terms) implements Step {}
    }

    private final String text;
    private final List<String> inputs;
    private final List<Step> steps;

    Expression(String text, List<String> inputs, List<Step> steps) {
        this.text = text;
        this.inputs = List.copyOf(inputs);
        this.steps = List.copyOf(steps);
    }

    /**
     * Parses an expression.
     *
     * @throws ExpressionException if the text cannot be parsed; it has the position of the error
     */
    public static Expression parse(String text) {
        return new Parser(text).expression();
    }

    /** Returns the names of the functions that an expression can call, in alphabetical order. */
    public static SortedSet<String> functions() {
        return Parser.functionNames();
    }

    /** Returns the names of the inputs, in the order of their first occurrence. */
    public List<String> inputs() {
        return inputs;
    }

    /**
     * Returns the value of the function, in any mode.
     *
     * @param x the values of the {@link #inputs}, in their order; there must be at least one
     * @throws IllegalArgumentException if there are not as many values as inputs
     */
    public <T extends Differentiable<T>> T evaluate(T[] x) {
        if (x.length != inputs.size()) {
            throw new IllegalArgumentException(x.length + " arguments for " + inputs);
        }
        Map<String, T> named = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            named.put(inputs.get(i), x[i]);
        }
        Deque<T> stack = new ArrayDeque<>();
        for (Step step : steps) {
            run(step, x, stack, named);
        }
        return stack.pop();
    }

    private static <T extends Differentiable<T>> void run(Step step, T[] x, Deque<T> stack, Map<String, T> named) {
        if (step instanceof Step.Constant constant) {
            stack.push(x[0].newInstance(constant.value()));
        } else if (step instanceof Step.Load load) {
            stack.push(named.get(load.name()));
        } else if (step instanceof Step.Store store) {
            named.put(store.name(), Circuit.named(store.name(), stack.pop()));
        } else if (step instanceof Step.Name name) {
            Circuit.named(name.name(), stack.peek());
        } else if (step instanceof Step.Unary unary) {
            stack.push(stack.pop().apply(unary.gate()));
        } else if (step instanceof Step.Binary binary) {
            T second = stack.pop();
            stack.push(stack.pop().apply(binary.gate(), second));
        } else if (step instanceof Step.Select select) {
            T second = stack.pop();
            stack.push(stack.pop().apply(select.gate(), second));
        } else if (step instanceof Step.Sum sum) {
            T[] terms = MathArrays.buildArray(x[0].getField(), sum.terms());
            double[] ones = new double[sum.terms()];
            for (int i = terms.length - 1; i >= 0; i--) {
                terms[i] = stack.pop();
                ones[i] = 1;
            }
            stack.push(x[0].linearCombination(ones, terms));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

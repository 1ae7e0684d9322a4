package org.gradcost.circuit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A small example of a circuit with a default point.
 *
 * @param name its name, in lower case with hyphens
 * @param about a description in one line
 * @param formula its formula as text
 * @param inputs the names of the inputs
 * @param point the default values of the inputs
 * @param function the function itself
 */
public record NamedCircuit(
        String name,
        String about,
        String formula,
        List<String> inputs,
        List<Double> point,
        Function<Traced[], Traced> function) {

    /**
     * Returns an example whose function is the formula, parsed as an {@link Expression}.
     *
     * @param names the names of the inputs in the order of the point, separated by blanks
     */
    static NamedCircuit of(String name, String about, String formula, String names, double... point) {
        Expression expression = Expression.parse(formula);
        List<String> inputs = List.of(names.split(" "));
        int[] order = expression.inputs().stream().mapToInt(inputs::indexOf).toArray();
        Function<Traced[], Traced> function =
                x -> expression.evaluate(IntStream.of(order).mapToObj(i -> x[i]).toArray(Traced[]::new));
        return new NamedCircuit(name, about, formula, inputs, boxed(point), function);
    }

    static List<Double> boxed(double... point) {
        return DoubleStream.of(point).boxed().toList();
    }

    /** Returns the circuit traced at its default point. */
    public Circuit<Double> trace() {
        return at(point.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Returns the circuit traced at the given point.
     *
     * @throws IllegalArgumentException if the point does not have one coordinate for each input
     */
    public Circuit<Double> at(double... point) {
        return Circuit.of(inputs, function, point);
    }
}

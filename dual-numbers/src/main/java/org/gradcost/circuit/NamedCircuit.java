package org.gradcost.circuit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A small example circuit with a point.
 *
 * @param name lower case, words joined by hyphens
 * @param about what it shows, in one line
 * @param formula its formula, as text
 * @param inputs the names of the inputs
 * @param point the default values of the inputs
 * @param function the circuit itself
 */
public record NamedCircuit(
        String name,
        String about,
        String formula,
        List<String> inputs,
        List<Double> point,
        Function<Traced[], Traced> function) {

    /** Reads the formula as an {@link Expression}; names are the inputs in the order of the point, separated by blanks. */
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

    /** Traces the circuit at its default point. */
    public Circuit<Double> trace() {
        return at(point.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Traces the circuit at another point. */
    public Circuit<Double> at(double... point) {
        return Circuit.of(inputs, function, point);
    }
}

package org.gradcost.circuit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A small circuit that is worth knowing, at a point.
 *
 * @param name lower case, words joined by hyphens
 * @param about what it shows, on one line
 * @param formula how it is written
 * @param inputs their names
 * @param point their usual values
 * @param function the circuit itself
 */
public record NamedCircuit(
        String name,
        String about,
        String formula,
        List<String> inputs,
        List<Double> point,
        Function<Traced[], Traced> function) {

    /** The formula is read as an {@link Expression}; names are the inputs in the order of the point, blanks between. */
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

    /** Traced at its usual point. */
    public Circuit<Double> trace() {
        return at(point.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Traced at another point. */
    public Circuit<Double> at(double... point) {
        return Circuit.of(inputs, function, point);
    }
}

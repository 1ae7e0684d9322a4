package org.gradcost.gradbench.driver;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The numbers in the output of a function. */
final class OutputNumbers {

    private OutputNumbers() {}

    /** Returns the numbers of an array, row by row; null, which represents numbers that JSON cannot express, becomes NaN. */
    static double[] numbers(Object output) {
        return output instanceof double[] numbers ? numbers : stream(output).toArray();
    }

    private static DoubleStream stream(Object output) {
        if (output instanceof double[] numbers) {
            return DoubleStream.of(numbers);
        }
        if (output instanceof Double number) {
            return DoubleStream.of(number);
        }
        if (output == null) {
            return DoubleStream.of(Double.NaN);
        }
        if (output instanceof List<?> list) {
            return list.stream().flatMapToDouble(OutputNumbers::stream);
        }
        throw new ToolException("the output is not an array of numbers");
    }

    /** Returns the last number, which is the value even for a function whose output is a state. */
    static double last(Object output) {
        double[] numbers = numbers(output);
        return numbers.length == 0 ? Double.NaN : numbers[numbers.length - 1];
    }

    /** Returns the numbers of the given fields, one after the other. */
    static double[] numbers(Object output, List<String> names) {
        return names.stream()
                .flatMapToDouble(name -> stream(field(output, name)))
                .toArray();
    }

    /** Returns a field of an output that must be an object. */
    static Object field(Object output, String name) {
        if (!(output instanceof Map<?, ?> fields)) {
            throw new ToolException("the output is not an object");
        }
        if (!fields.containsKey(name)) {
            throw new ToolException("the output has no \"" + name + "\"");
        }
        return fields.get(name);
    }
}

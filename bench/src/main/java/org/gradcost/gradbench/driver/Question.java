package org.gradcost.gradbench.driver;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradcost.family.Problem;

/**
 * A message about a problem's function at a point.
 *
 * @param fields of the input
 * @param derivatives for each derivative in the answer, its index among the derivatives of the problem
 */
record Question(Map<String, Object> fields, int[] derivatives) {

    /** Returns the question whose answer contains all derivatives of a problem, in their order. */
    static Question whole(Problem problem, Map<String, Object> fields) {
        return new Question(fields, IntStream.range(0, problem.derivatives()).toArray());
    }

    /** Returns the rows of a matrix whose numbers start at {@code from}. */
    static double[][] rows(double[] numbers, int from, int count, int width) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(numbers, from + i * width, from + (i + 1) * width);
        }
        return rows;
    }
}

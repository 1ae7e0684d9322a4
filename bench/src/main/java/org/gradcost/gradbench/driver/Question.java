package org.gradcost.gradbench.driver;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradcost.family.Problem;

/**
 * A message about a problem's function at a point.
 *
 * @param fields of the input
 * @param derivatives the index, among those of the problem, of each derivative in the answer
 */
record Question(Map<String, Object> fields, int[] derivatives) {

    /** Returns the question that is answered by all derivatives of a problem, in their order. */
    static Question whole(Problem problem, Map<String, Object> fields) {
        return new Question(fields, IntStream.range(0, problem.derivatives()).toArray());
    }

    /** Returns the rows of a matrix whose numbers begin at {@code from}. */
    static double[][] rows(double[] numbers, int from, int count, int width) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(numbers, from + i * width, from + (i + 1) * width);
        }
        return rows;
    }
}

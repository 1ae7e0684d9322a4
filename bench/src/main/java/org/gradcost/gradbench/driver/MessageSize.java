package org.gradcost.gradbench.driver;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;

/**
 * The memory that a question to a tool takes, in bytes, predicted from two small problems of the family. All numbers of a problem
 * go to the tool in one line of JSON, in some 20 characters each. The line is one array, so that no heap has room for it if it is
 * longer than the longest array of Java.
 */
final class MessageSize implements IntToDoubleFunction {

    /** The sizes from which larger ones are predicted; messages up to the larger one always fit. */
    private static final int SMALLER = 100;

    private static final int SMALL = 400;

    /** How often a line is in memory: in a buffer that doubles when it is full, and as its contents. */
    private static final int COPIES = 3;

    /** The length of the longest array that a JVM allocates. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    /** The length of the line at the small size, and the exponent with which it grows from there. */
    private record Growth(double length, double exponent) {}

    private final Family family;
    private final int small;
    private Growth growth; // null before it is known

    MessageSize(Family family) {
        this.family = family;
        this.small = family.nearest(SMALL);
    }

    @Override
    public double applyAsDouble(int n) {
        if (n <= small) {
            return 0;
        }
        if (growth == null) {
            growth = growth();
        }
        double length = growth.length * Math.pow((double) n / small, growth.exponent);
        return length > LONGEST ? Double.POSITIVE_INFINITY : COPIES * length;
    }

    private Growth growth() {
        int smaller = family.nearest(SMALLER);
        double length = length(small);
        return new Growth(
                length,
                smaller == small || length == 0
                        ? 0
                        : Math.log(length / length(smaller)) / Math.log((double) small / smaller));
    }

    /** Returns the length of the line at a size; 0 if no module of the protocol corresponds to the family. */
    private double length(int n) {
        Problem problem = family.problem(n, 1);
        ToolModule module = ToolModule.of(problem);
        return module == null
                ? 0
                : ToolSession.bytes(
                                0,
                                "evaluate",
                                Map.of(
                                        "input",
                                        module.questions().timed(problem).fields()))
                        .length;
    }
}

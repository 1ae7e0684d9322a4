package org.gradcost.mode;

/** A mode bound to a problem. For one thread. */
public interface Differentiator {

    /** How many passes a gradient takes. */
    int passes();

    /**
     * One pass: writes the part of the gradient that it yields.
     *
     * @param x the point
     * @param pass from 0 to {@link #passes} − 1
     * @param gradient as long as x
     * @return the value of the function
     */
    double pass(double[] x, int pass, double[] gradient);

    /**
     * All passes: the value and the whole gradient.
     *
     * @param x the point
     * @param gradient as long as x
     * @return the value of the function
     */
    default double gradient(double[] x, double[] gradient) {
        double value = 0;
        for (int pass = 0; pass < passes(); pass++) {
            value = pass(x, pass, gradient);
        }
        return value;
    }

    /** Gates that the last pass left on a tape; 0 where there is none. */
    default long recordedGates() {
        return 0;
    }

    /** Bytes that the last pass needed on a tape; 0 where there is none. */
    default long tapeBytes() {
        return 0;
    }
}

package org.gradcost.mode;

/**
 * A differentiator that makes several passes of equal cost at a point, so that the time of a gradient can be predicted
 * from that of a pass.
 */
public interface ManyPasses extends Differentiator {

    /** Sets the point of the following passes to x. */
    void moveTo(double[] x);

    /**
     * Runs one pass, and writes the part of the gradient that it computes.
     *
     * @param pass from 0 to {@link #passes} − 1
     * @param gradient array as long as the point
     * @return the value of the function
     */
    double pass(int pass, double[] gradient);

    @Override
    int passes();

    @Override
    default double gradient(double[] x, double[] gradient) {
        moveTo(x);
        double value = 0;
        for (int pass = 0; pass < passes(); pass++) {
            value = pass(pass, gradient);
        }
        return value;
    }
}

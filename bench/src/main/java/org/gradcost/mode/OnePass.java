package org.gradcost.mode;

/** A differentiator that needs a single pass for everything. */
@FunctionalInterface
interface OnePass extends Differentiator {

    @Override
    double gradient(double[] x, double[] gradient);

    @Override
    default double pass(double[] x, int pass, double[] gradient) {
        return gradient(x, gradient);
    }

    @Override
    default int passes() {
        return 1;
    }
}

package org.gradcost.mode;

import org.gradcost.tape.compile.CompiledFunction;

/** Passes of compiled forward mode in unit directions: the derivatives with respect to a few inputs that follow each other. */
final class PartialPasses extends TangentPasses {

    private final double[][] partials;
    private final double[] column;

    /**
     * Creates passes of at most so many inputs.
     *
     * @param outputs how many the function has
     * @param directions one for each input
     */
    PartialPasses(Traceable traceable, Directions directions, int outputs, int width) {
        super(traceable, TracedDirections.always(directions), width);
        this.partials = new double[outputs][];
        this.column = new double[outputs];
    }

    /** Makes the pass with as many inputs as the others: the last one begins earlier, where it would have fewer. */
    @Override
    double pass(CompiledFunction function, Directions present, int next, int left, double[] derivatives) {
        int count = Math.min(width, function.inputs());
        int first = next + left - Math.max(left, count);
        for (int i = 0; i < partials.length; i++) {
            if (partials[i] == null || partials[i].length != count) {
                partials[i] = new double[count];
            }
        }
        double value = function.partials(point, data(), first, partials);
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = partials[i][k];
            }
            present.take(first + k, column, derivatives);
        }
        return value;
    }
}

package org.gradcost.mode;

import org.gradcost.tape.compile.CompiledFunction;

/** Passes of compiled forward mode in unit directions: the partial derivatives with respect to a few consecutive inputs. */
final class PartialPasses extends TangentPasses {

    private final double[][] partials;
    private final double[] column;

    /**
     * Creates passes with at most {@code width} inputs.
     *
     * @param directions one for each input
     * @param outputs number of outputs of the function
     */
    PartialPasses(Traceable traceable, Directions directions, int outputs, int width) {
        super(traceable, TracedDirections.always(directions), width);
        this.partials = new double[outputs][];
        this.column = new double[outputs];
    }

    /**
     * Runs the pass with as many inputs as the others: the inputs are divided evenly among the passes, and the last pass starts at
     * an earlier input if they do not divide.
     */
    @Override
    double pass(CompiledFunction function, Directions present, int next, int left, double[] derivatives) {
        int inputs = function.inputs();
        int count = (inputs + passes() - 1) / passes();
        int first = Math.min(next / width * count, inputs - count);
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

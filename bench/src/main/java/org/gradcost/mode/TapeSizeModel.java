package org.gradcost.mode;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;

/**
 * The bytes that a gradient in reverse will take, predicted from a small one, which is recorded when it is first
 * needed: the tape grows as the work does; the inputs, as numbers and as variables, and the gradient are added.
 */
final class TapeSizeModel implements IntToDoubleFunction {

    /** Where larger sizes are predicted from; up to it a gradient fits anywhere. */
    private static final int SMALL = 1000;

    private final Mode reverse;
    private final ToDoubleFunction<Differentiator> tape;
    private final Family family;
    private final Granularity gates;
    private final int small;
    private double tapeOfSmall = Double.NaN; // not recorded yet

    /**
     * Creates the model of a circuit in a mode.
     *
     * @param tape the bytes of the tape that a gradient has been recorded on
     */
    TapeSizeModel(Mode reverse, Family family, Granularity gates, ToDoubleFunction<Differentiator> tape) {
        this.reverse = reverse;
        this.tape = tape;
        this.family = family;
        this.gates = gates;
        this.small = family.nearest(SMALL);
    }

    @Override
    public double applyAsDouble(int n) {
        if (n <= small) {
            return 0;
        }
        if (Double.isNaN(tapeOfSmall)) {
            tapeOfSmall = record();
        }
        return tapeOfSmall == 0
                ? 0
                : tapeOfSmall * Math.pow((double) n / small, family.growth()) + (double) inputBytes() * n;
    }

    /** Returns the bytes of the small tape; 0 where nothing is predicted. */
    private double record() {
        Problem problem = family.problem(small, 1);
        if (!reverse.granularities(problem).contains(gates) || reverse.manyPasses(problem)) {
            return 0;
        }
        Differentiator sample = reverse.on(problem, gates, 1);
        try {
            sample.gradient(problem.inputs(), new double[problem.derivatives()]);
        } catch (RefusedException e) {
            return 0; // as larger ones will be, for the same reason
        }
        return tape.applyAsDouble(sample);
    }

    /**
     * Returns the bytes per input: its coordinate, its components of the gradient and of the reference, and a variable
     * of 48 B with its reference.
     */
    private int inputBytes() {
        return 3 * Double.BYTES + (gates == Granularity.MATRIX ? Double.BYTES : 48 + Integer.BYTES);
    }
}

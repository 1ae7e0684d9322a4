package org.gradcost.mode;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;

/**
 * The number of bytes that a gradient by reverse mode will need, predicted from a small gradient that is recorded when it is
 * first needed. The tape is assumed to grow as the work does; the inputs, as numbers and as variables, and the gradient are
 * added.
 */
final class TapeSizeModel implements IntToDoubleFunction {

    /** The size from which larger sizes are predicted; gradients up to this size always fit. */
    private static final int SMALL = 1000;

    private final Mode reverse;
    private final ToDoubleFunction<Differentiator> tape;
    private final Family family;
    private final Granularity gates;
    private final int small;
    private double tapeOfSmall = Double.NaN; // NaN before it is recorded

    /**
     * Creates the model of a circuit in a mode.
     *
     * @param tape returns the bytes of the tape on which a gradient was recorded
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

    /** Returns the bytes of the small tape; 0 if nothing can be predicted. */
    private double record() {
        Problem problem = family.problem(small, 1);
        if (!reverse.granularities(problem).contains(gates) || reverse.manyPasses(problem)) {
            return 0;
        }
        Differentiator sample = reverse.on(problem, gates, 1);
        try {
            sample.gradient(problem.inputs(), new double[problem.derivatives()]);
        } catch (RefusedException e) {
            return 0; // larger ones will be refused too, for the same reason
        }
        return tape.applyAsDouble(sample);
    }

    /**
     * Returns the bytes per input: its coordinate, its components of the gradient and of the reference, and a variable of 48 B
     * with the pointer to it.
     */
    private int inputBytes() {
        return 3 * Double.BYTES + (gates == Granularity.MATRIX ? Double.BYTES : 48 + Integer.BYTES);
    }
}

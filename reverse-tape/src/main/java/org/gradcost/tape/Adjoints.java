package org.gradcost.tape;

import java.util.Arrays;

/** The adjoints of a recording's slots, and the computations that sweep them back to the inputs. */
final class Adjoints {

    private final Recording recording;
    private double[] adjoints = new double[0]; // all zero between sweeps

    Adjoints(Recording recording) {
        this.recording = recording;
    }

    long bytes() {
        return (long) Double.BYTES * adjoints.length;
    }

    void trim() {
        adjoints = new double[0];
    }

    /** Computes the gradient of an output of the recording that is not a constant. */
    void gradient(Variable output, double[] gradient) {
        reserve();
        seed(output, 1);
        recording.sweep(adjoints, true);
        recording.take(adjoints, gradient);
        if (!finite(gradient)) {
            seed(output, 1);
            recording.sweep(adjoints, false);
            recording.take(adjoints, gradient);
            replaceNaN(output, gradient);
        }
    }

    /** Returns whether x − y has derivative 0 with respect to each input; x and y are of this recording or constants. */
    boolean cancel(Variable x, Variable y) {
        reserve();
        seed(x, 1);
        seed(y, -1);
        recording.sweep(adjoints, true);
        double[] gradient = new double[recording.inputs()];
        recording.take(adjoints, gradient);
        for (double slope : gradient) {
            if (slope != 0) {
                return false;
            }
        }
        return true;
    }

    private void reserve() {
        if (adjoints.length < recording.size()) {
            adjoints = new double[recording.size()];
        }
    }

    private void seed(Variable output, double sign) {
        if (output.slotA != Variable.NONE) {
            adjoints[output.slotA] += sign * output.slopeA;
        }
        if (output.hasSecondSlot()) {
            adjoints[output.slotB] += sign * output.slopeB;
        }
    }

    /** Replaces derivatives that are NaN by those of the {@link InfiniteSlopeSweep}. */
    private void replaceNaN(Variable output, double[] gradient) {
        if (Arrays.stream(gradient).noneMatch(Double::isNaN)) {
            return;
        }
        InfiniteSlopeSweep sweep = recording.infiniteSlopeSweep();
        sweep.seed(output.slotA, output.slopeA);
        if (output.hasSecondSlot()) {
            sweep.seed(output.slotB, output.slopeB);
        }
        double[] other = new double[gradient.length];
        recording.take(sweep.sweep(), other);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = Double.isNaN(gradient[i]) ? other[i] : gradient[i];
        }
    }

    /** Returns whether all numbers are finite. It uses four partial sums to hide the latency of additions. */
    private static boolean finite(double[] gradient) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < gradient.length - 3; i += 4) {
            a += gradient[i] - gradient[i]; // 0 if finite, otherwise NaN
            b += gradient[i + 1] - gradient[i + 1];
            c += gradient[i + 2] - gradient[i + 2];
            d += gradient[i + 3] - gradient[i + 3];
        }
        for (; i < gradient.length; i++) {
            a += gradient[i] - gradient[i];
        }
        return a + b + c + d == 0;
    }
}

package org.gradcost.gradbench;

import org.gradcost.dual.VectorDual;
import org.gradcost.family.vision.Camera;
import org.gradcost.tape.compile.CompiledGradient;
import org.gradcost.tape.compile.TraceVariable;

/** The 2×15 Jacobian of one observation. */
interface CameraSlopes {

    /** Writes the two rows from {@code from} on. */
    void of(double[] inputs, double[] feature, double[] rows, int from);

    /** One pass with 15 tangents. */
    final class Forward implements CameraSlopes {

        private final VectorDual[] moving = new VectorDual[Camera.INPUTS];
        private final VectorDual[] error = new VectorDual[2];

        @Override
        public void of(double[] inputs, double[] feature, double[] rows, int from) {
            for (int i = 0; i < inputs.length; i++) {
                moving[i] = VectorDual.variable(inputs[i], i, inputs.length);
            }
            Camera.error(moving, feature, error);
            error[0].tangents(rows, from, inputs.length);
            error[1].tangents(rows, from + inputs.length, inputs.length);
        }
    }

    /**
     * Two reverse sweeps, one for each of the two errors, which are recorded and compiled once. An observation's feature is not a
     * constant of the code: it is subtracted from the principal point, which shifts the error by the same amount.
     */
    final class Reverse implements CameraSlopes {

        private static final double[] NO_FEATURE = new double[2];

        private final CompiledGradient[] turned = new CompiledGradient[2];
        private final CompiledGradient[] straight = new CompiledGradient[2];
        private final double[] shifted = new double[Camera.INPUTS];
        private final double[] row = new double[Camera.INPUTS];

        @Override
        public void of(double[] inputs, double[] feature, double[] rows, int from) {
            System.arraycopy(inputs, 0, shifted, 0, inputs.length);
            boolean turns = Camera.turns(inputs[0], inputs[1], inputs[2]);
            CompiledGradient[] errors = turns ? turned : straight;
            for (int axis = 0; axis < 2; axis++) {
                shifted[Camera.U + axis] -= feature[axis];
                if (errors[axis] == null) {
                    errors[axis] = compiled(axis, turns);
                }
            }
            for (int axis = 0; axis < 2; axis++) {
                errors[axis].gradient(shifted, row);
                System.arraycopy(row, 0, rows, from + axis * row.length, row.length);
            }
        }

        private CompiledGradient compiled(int axis, boolean turns) {
            return CompiledGradient.compile(
                    x -> {
                        TraceVariable[] error = new TraceVariable[2];
                        Camera.error(x, NO_FEATURE, error, turns);
                        return error[axis];
                    },
                    shifted);
        }
    }
}

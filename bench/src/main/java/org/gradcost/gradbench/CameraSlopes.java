package org.gradcost.gradbench;

import org.gradcost.dual.VectorDual;
import org.gradcost.family.Camera;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

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

    /** One recording and two sweeps. */
    final class Reverse implements CameraSlopes {

        private final Tape tape = new Tape();
        private final Variable[] variables = new Variable[Camera.INPUTS];
        private final Variable[] error = new Variable[2];
        private final double[] row = new double[Camera.INPUTS];

        @Override
        public void of(double[] inputs, double[] feature, double[] rows, int from) {
            tape.inputs(inputs, variables);
            Camera.error(variables, feature, error);
            tape.gradient(error[0], row);
            System.arraycopy(row, 0, rows, from, row.length);
            tape.gradient(error[1], row);
            System.arraycopy(row, 0, rows, from + row.length, row.length);
        }
    }
}

package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.gradcost.dual.VectorDual;
import org.gradcost.family.vision.HandCircuit;
import org.gradcost.family.vision.HandModel;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;

/** The Jacobian of the hand's errors: three rows per correspondence, and 26 columns, or 28 with the coordinates in triangles. */
abstract class HandJacobian implements Workload {

    private final Choice mode;
    final HandInput input;
    final HandModel model;
    final int columns;
    final double[] jacobian;

    HandJacobian(HandInput input, Choice mode) {
        this.mode = mode;
        this.input = input;
        this.model = input.model;
        this.columns = input.columns();
        this.jacobian = new double[Math.multiplyExact(model.outputs(), columns)];
    }

    /** Returns the error j of correspondence i; u and v are null if it is on a vertex. */
    static <T extends CalculusFieldElement<T>> T error(
            HandModel model, HandCircuit<T> hand, Positions<T> positions, int i, int j, T u, T v) {
        int which = model.correspondences()[i];
        if (!model.complicated()) {
            return hand.error(i, j, positions.of(which));
        }
        int[] triangle = model.triangles()[which];
        return hand.error(i, j, u, v, positions.of(triangle[0]), positions.of(triangle[1]), positions.of(triangle[2]));
    }

    /** The positions of the vertices. */
    interface Positions<T> {
        T[] of(int vertex);
    }

    @Override
    public String mode() {
        return mode.word();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        Json.rows(json, jacobian, 0, model.outputs(), columns);
    }

    /** One pass with as many tangents as columns: all correspondences share the two tangents of u and v. */
    static final class Forward extends HandJacobian {

        private final VectorDual[][] positions;

        Forward(HandInput input) {
            super(input, Choice.FORWARD);
            this.positions = new VectorDual[model.vertices().length][];
        }

        @Override
        public void run() {
            int before = columns - HandModel.POSE;
            VectorDual[] theta = new VectorDual[HandModel.POSE];
            for (int i = 0; i < theta.length; i++) {
                theta[i] = VectorDual.variable(input.theta[i], before + i, columns);
            }
            HandCircuit<VectorDual> hand = new HandCircuit<>(model, theta);
            for (int v = 0; v < positions.length; v++) {
                positions[v] = hand.position(v);
            }
            for (int i = 0; i < model.correspondences().length; i++) {
                VectorDual u = model.complicated() ? VectorDual.variable(input.us[i][0], 0, columns) : null;
                VectorDual v = model.complicated() ? VectorDual.variable(input.us[i][1], 1, columns) : null;
                for (int j = 0; j < 3; j++) {
                    error(model, hand, vertex -> positions[vertex], i, j, u, v)
                            .tangents(jacobian, (3 * i + j) * columns, columns);
                }
            }
        }
    }

    /**
     * Three sweeps per correspondence. Each correspondence has its own recording of the bones and vertices it needs, because with
     * a single recording every sweep would traverse all vertices.
     */
    static final class Reverse extends HandJacobian {

        private static final int TRIED = 20;

        private final Tape tape = new Tape();
        private final double[] row;
        private final double[] inputs;

        Reverse(HandInput input) {
            super(input, Choice.REVERSE);
            this.row = new double[columns];
            this.inputs = new double[columns];
        }

        @Override
        public void run() {
            int before = columns - HandModel.POSE;
            Deadline deadline = new Deadline();
            System.arraycopy(input.theta, 0, inputs, before, HandModel.POSE);
            for (int i = 0; i < model.correspondences().length; i++) {
                correspondence(i);
                deadline.check("reverse", i + 1, model.correspondences().length);
            }
        }

        private void correspondence(int i) {
            int before = columns - HandModel.POSE;
            if (model.complicated()) {
                System.arraycopy(input.us[i], 0, inputs, 0, 2);
            }
            Variable[] variables = tape.inputs(inputs);
            Variable[] theta = new Variable[HandModel.POSE];
            System.arraycopy(variables, before, theta, 0, theta.length);
            HandCircuit<Variable> hand = new HandCircuit<>(model, theta);
            for (int j = 0; j < 3; j++) {
                Variable error = error(model, hand, hand::position, i, j, variables[0], variables[1]);
                tape.gradient(error, row);
                System.arraycopy(row, 0, jacobian, (3 * i + j) * columns, columns);
            }
        }

        /** Times a few correspondences. */
        @Override
        public long trial() {
            System.arraycopy(input.theta, 0, inputs, columns - HandModel.POSE, HandModel.POSE);
            int all = model.correspondences().length;
            int tried = Math.min(all, TRIED);
            if (tried == 0) {
                return 0;
            }
            long start = System.nanoTime();
            for (int i = 0; i < tried; i++) {
                correspondence(i);
            }
            return (System.nanoTime() - start) / tried * all;
        }
    }
}

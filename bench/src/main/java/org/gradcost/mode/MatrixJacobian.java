package org.gradcost.mode;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.MatrixDual;
import org.gradcost.family.MapProblem;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;

/** A dense Jacobian of a function in matrix gates whose outputs are a column: columns by forward mode, rows by reverse mode. */
abstract class MatrixJacobian implements ManyPasses {

    final MatrixCircuit circuit;
    final MatrixInputs inputs;
    final int n;
    final int m;

    private MatrixJacobian(MatrixCircuit circuit) {
        if (!((MapProblem) circuit).pattern().isDense()) {
            throw new IllegalArgumentException("a sparse Jacobian in matrix gates");
        }
        this.circuit = circuit;
        this.inputs = new MatrixInputs(circuit);
        this.n = inputs.elements();
        this.m = circuit.outputs();
    }

    static double squares(DMatrixRMaj outputs) {
        return MapProblem.squares(outputs.data);
    }

    static final class Forward extends MatrixJacobian {

        private final int width;

        Forward(MatrixCircuit circuit, int width) {
            super(circuit);
            this.width = width;
        }

        @Override
        public void moveTo(double[] x) {
            inputs.moveTo(x);
        }

        @Override
        public int passes() {
            return (n + width - 1) / width;
        }

        @Override
        public double pass(int pass, double[] jacobian) {
            int first = pass * width;
            MatrixDual y = circuit.matrix(MatrixDual.variables(inputs.matrices(), first, width));
            for (int j = first; j < Math.min(n, first + width); j++) {
                double[] column = y.tangent(j - first).data;
                for (int i = 0; i < m; i++) {
                    jacobian[i * n + j] = column[i];
                }
            }
            return squares(y.value());
        }
    }

    static final class Reverse extends MatrixJacobian {

        private final MatrixTape tape = new MatrixTape();
        private final DMatrixRMaj seed;
        private MatrixVariable[] x;
        private MatrixVariable y;

        Reverse(MatrixCircuit circuit) {
            super(circuit);
            this.seed = new DMatrixRMaj(m, 1);
        }

        @Override
        public void moveTo(double[] point) {
            inputs.moveTo(point);
            x = tape.inputs(inputs.matrices());
            y = circuit.matrix(x);
        }

        @Override
        public int passes() {
            return m;
        }

        @Override
        public double pass(int i, double[] jacobian) {
            Arrays.fill(seed.data, 0);
            seed.data[i] = 1;
            tape.pullback(y, seed);
            int to = i * n;
            for (MatrixVariable input : x) {
                DMatrixRMaj adjoint = input.adjoint();
                System.arraycopy(adjoint.data, 0, jacobian, to, adjoint.getNumElements());
                to += adjoint.getNumElements();
            }
            return squares(y.value());
        }

        @Override
        public long recordedGates() {
            return tape.recordedGates();
        }

        @Override
        public long tapeBytes() {
            return tape.bytes();
        }
    }
}

package org.gradcost.family;

import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.Dual;
import org.gradcost.dual.MatrixDual;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/** Value and gradient of a problem at its inputs, by every way there is. */
record Gradients(double value, double[] gradient) {

    static Gradients byHand(Problem problem) {
        double[] gradient = new double[problem.inputs().length];
        return new Gradients(problem.gradient(problem.inputs(), gradient), gradient);
    }

    static Gradients byCentralDifferences(Problem problem) {
        double[] x = problem.inputs().clone();
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double at = x[i];
            double step = Math.cbrt(Math.ulp(1.0)) * Math.max(Math.abs(at), 0.01);
            x[i] = at + step;
            double above = problem.primal(x);
            x[i] = at - step;
            gradient[i] = (above - problem.primal(x)) / (2 * step);
            x[i] = at;
        }
        return new Gradients(problem.primal(x), gradient);
    }

    static Gradients forward(double[] x, Function<Dual[], Dual> circuit) {
        double[] gradient = new double[x.length];
        double value = 0;
        for (int direction = 0; direction < x.length; direction++) {
            Dual[] inputs = new Dual[x.length];
            for (int i = 0; i < x.length; i++) {
                inputs[i] = Dual.of(x[i], i == direction ? 1 : 0);
            }
            Dual output = circuit.apply(inputs);
            value = output.getReal();
            gradient[direction] = output.tangent();
        }
        return new Gradients(value, gradient);
    }

    static Gradients reverse(double[] x, Function<Variable[], Variable> circuit) {
        Tape tape = new Tape();
        Variable output = circuit.apply(tape.inputs(x));
        return new Gradients(output.getReal(), tape.gradient(output));
    }

    static Gradients forward(MatrixCircuit circuit) {
        int n = circuit.inputs().length;
        double[] gradient = new double[n];
        MatrixDual output = circuit.matrix(MatrixDual.variables(matrices(circuit), 0, n));
        for (int direction = 0; direction < n; direction++) {
            gradient[direction] = output.tangent(direction).get(0);
        }
        return new Gradients(output.value().get(0), gradient);
    }

    static Gradients reverse(MatrixCircuit circuit) {
        double[] gradient = new double[circuit.inputs().length];
        MatrixTape tape = new MatrixTape();
        MatrixVariable output = circuit.matrix(tape.inputs(matrices(circuit)));
        tape.gradient(output, gradient);
        return new Gradients(output.value().get(0), gradient);
    }

    /** The inputs as the matrices that they fill. */
    static DMatrixRMaj[] matrices(MatrixCircuit circuit) {
        int[][] shapes = circuit.shapes();
        DMatrixRMaj[] matrices = new DMatrixRMaj[shapes.length];
        int start = 0;
        for (int i = 0; i < shapes.length; i++) {
            matrices[i] = new DMatrixRMaj(shapes[i][0], shapes[i][1]);
            System.arraycopy(circuit.inputs(), start, matrices[i].data, 0, matrices[i].getNumElements());
            start += matrices[i].getNumElements();
        }
        if (start != circuit.inputs().length) {
            throw new AssertionError("the shapes take " + start + " of " + circuit.inputs().length + " inputs");
        }
        return matrices;
    }

    /** The largest difference in an element, scaled by the largest element of the other gradient. */
    double distanceTo(Gradients other) {
        double difference = 0;
        double scale = 0;
        for (int i = 0; i < gradient.length; i++) {
            difference = Math.max(difference, Math.abs(gradient[i] - other.gradient[i]));
            scale = Math.max(scale, Math.abs(other.gradient[i]));
        }
        return difference / scale;
    }
}

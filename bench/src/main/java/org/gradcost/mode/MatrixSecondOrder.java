package org.gradcost.mode;

import org.gradcost.family.MatrixCircuit;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;

/**
 * Second derivatives along directions in matrix gates, by forward over reverse mode: one recording, and one sweep per direction.
 */
final class MatrixSecondOrder implements ManyPasses {

    private final MatrixTape tape = new MatrixTape();
    private final MatrixCircuit circuit;
    private final MatrixInputs inputs;
    private final Directions directions;
    private final double[] direction;
    private final double[] gradient;
    private final double[] product;
    private MatrixVariable output;

    MatrixSecondOrder(MatrixCircuit circuit, Directions directions) {
        this.circuit = circuit;
        this.inputs = new MatrixInputs(circuit);
        this.directions = directions;
        this.direction = new double[inputs.elements()];
        this.gradient = new double[inputs.elements()];
        this.product = new double[inputs.elements()];
    }

    @Override
    public void moveTo(double[] x) {
        inputs.moveTo(x);
        output = circuit.matrix(tape.inputs(inputs.matrices()));
    }

    @Override
    public int passes() {
        return directions.count();
    }

    @Override
    public double pass(int g, double[] second) {
        directions.seed(g, direction);
        tape.hvp(output, direction, gradient, product);
        directions.take(g, product, second);
        return output.value().data[0];
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

package org.gradcost.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.junit.jupiter.api.Test;

/** Circuits in matrix gates can be built before there are values, as libraries with graphs do. */
class GraphTest {

    /** A matrix of which only the shape is known. */
    private record Shape(int numRows, int numCols) implements Matrix<Shape> {

        @Override
        public DMatrixRMaj value() {
            throw new IllegalStateException("a value is asked for while the circuit is built");
        }

        @Override
        public Shape constant(DMatrixRMaj value) {
            return new Shape(value.numRows, value.numCols);
        }

        @Override
        public Shape apply(UnaryMatrixGate gate) {
            Shape composed = gate instanceof ComposedGate own ? own.composed(this) : this;
            DMatrixRMaj c = new DMatrixRMaj(0, 0);
            gate.shape(matrix(), c);
            if (gate instanceof ComposedGate) {
                assertEquals(new Shape(c.numRows, c.numCols), composed, gate.name());
            }
            return new Shape(c.numRows, c.numCols);
        }

        @Override
        public Shape apply(BinaryMatrixGate gate, Shape b) {
            DMatrixRMaj c = new DMatrixRMaj(0, 0);
            gate.shape(matrix(), b.matrix(), c);
            return new Shape(c.numRows, c.numCols);
        }

        private DMatrixRMaj matrix() {
            return new DMatrixRMaj(numRows, numCols);
        }
    }

    @Test
    void noCircuitAsksForAValueWhileItIsBuilt() {
        int circuits = 0;
        for (Family family : Families.all()) {
            Problem problem = family.problem(family.nearest(30), 1);
            if (problem instanceof MatrixCircuit circuit) {
                Shape[] inputs = Stream.of(circuit.shapes())
                        .map(shape -> new Shape(shape[0], shape[1]))
                        .toArray(Shape[]::new);
                assertEquals(new Shape(problem.outputs(), 1), circuit.matrix(inputs), family.name());
                circuits++;
            }
        }
        assertTrue(circuits > 8, "circuits in matrix gates: " + circuits);
    }
}

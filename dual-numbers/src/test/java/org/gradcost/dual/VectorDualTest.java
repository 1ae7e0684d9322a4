package org.gradcost.dual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Function;
import org.gradcost.gate.DifferentiableContract;
import org.gradcost.gate.Gates;
import org.junit.jupiter.api.Test;

class VectorDualTest extends DifferentiableContract<VectorDual> {

    @Override
    protected VectorDual build(double x) {
        return VectorDual.of(x, 1, -2, 0.5);
    }

    @Override
    protected Result differentiate(Function<VectorDual[], VectorDual> f, double... point) {
        VectorDual[] x = new VectorDual[point.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = VectorDual.variable(point[i], i, x.length);
        }
        VectorDual y = f.apply(x);
        double[] gradient = new double[x.length];
        y.tangents(gradient, 0, x.length);
        return new Result(y.getReal(), gradient);
    }

    /** The arithmetic that has methods of its own equals that of the gates. */
    @Test
    void arithmeticEqualsTheGates() {
        double[] points = {0, -0.0, 1, -3, 0.1, 1e-310, 1e160, -1e308, Double.POSITIVE_INFINITY, Double.NaN};
        for (double a : points) {
            for (double b : points) {
                VectorDual moves = VectorDual.of(a, 1, -2, 0.5);
                for (VectorDual x : List.of(moves, moves.multiply(3), moves.sin(), VectorDual.constant(a))) {
                    for (VectorDual y : List.of(VectorDual.of(b, 3, 0, 1e-300), moves, VectorDual.constant(b))) {
                        assertEquals(x.apply(Gates.ADD, y), x.add(y));
                        assertEquals(x.apply(Gates.SUBTRACT, y), x.subtract(y));
                        assertEquals(x.apply(Gates.MULTIPLY, y), x.multiply(y));
                        assertEquals(x.apply(Gates.DIVIDE, y), x.divide(y));
                    }
                    assertEquals(x.apply(Gates.ADD, b), x.add(b));
                    assertEquals(x.apply(Gates.SUBTRACT, b), x.subtract(b));
                    assertEquals(x.apply(Gates.MULTIPLY, b), x.multiply(b));
                    assertEquals(x.apply(Gates.NEGATE), x.negate());
                    assertEquals(x.apply(Gates.SQUARE), x.square());
                }
            }
        }
    }

    @Test
    void directionsDoNotMix() {
        VectorDual x = VectorDual.of(3, 1, 10);
        VectorDual y = VectorDual.of(4, 100, 1000);
        VectorDual product = x.multiply(y);
        assertEquals(304, product.tangent(0));
        assertEquals(3040, product.tangent(1));
    }

    @Test
    void aPassHasAWidthOfAtLeastOne() {
        assertEquals(
                "width 0: a pass carries at least one tangent",
                assertThrows(IllegalArgumentException.class, () -> VectorDual.variable(1, 0, 0))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> VectorDual.of(1));
        assertEquals(
                "direction 4 of a pass of width 4",
                assertThrows(IllegalArgumentException.class, () -> VectorDual.variable(1, 4, 4))
                        .getMessage());
    }

    @Test
    void aCircuitHasOneWidth() {
        VectorDual x = VectorDual.of(3, 1, 10);
        VectorDual y = VectorDual.of(3, 1, 10, 100);
        assertEquals(
                "tangents of two widths in one circuit: 2 and 3; a pass has one width",
                assertThrows(IllegalArgumentException.class, () -> x.add(y)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> x.max(y));
        assertThrows(IllegalArgumentException.class, () -> x.min(y));
        assertThrows(
                IllegalArgumentException.class, () -> x.fromPartials(0, new double[] {1, 1}, new VectorDual[] {x, y}));
    }

    @Test
    void nothingCarriesNothingInAnyDirection() {
        double infinity = Double.POSITIVE_INFINITY;
        VectorDual x = VectorDual.of(1, 0, 2);
        assertEquals(VectorDual.of(5, 0, infinity), x.fromPartials(5, new double[] {infinity}, new VectorDual[] {x}));
        VectorDual steep = VectorDual.of(1, infinity, 2);
        assertEquals(VectorDual.of(5, 0, 0), steep.fromPartials(5, new double[] {0}, new VectorDual[] {steep}));
        assertEquals(VectorDual.of(5, infinity, 6), steep.fromPartials(5, new double[] {3}, new VectorDual[] {steep}));
    }

    @Test
    void readsAsANumberWithItsTangents() {
        assertEquals("3.0 + [1.0, 10.0]·ε", VectorDual.of(3, 1, 10).toString());
        assertEquals("3.0 + []·ε", VectorDual.of(1, 1).newInstance(3).toString());
    }
}

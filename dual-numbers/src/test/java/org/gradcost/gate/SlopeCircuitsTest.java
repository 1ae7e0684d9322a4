package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

/** Each slope of the table is stated twice, in {@code double} and as a circuit: they are the same function. */
class SlopeCircuitsTest {

    private static final long SEED = 20261130;
    private static final int POINTS = 500;

    /** Each is within 4 units of the last place of the truth. */
    private static final double ULPS = 8;

    private static final double[] EDGES = {
        0, -0.0, 1, -1, 2, -2, 0.5, -32, 1e308, 1e-308, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
    };

    @Test
    void unaryGates() {
        for (UnaryGate gate : Gates.unary()) {
            assertTrue(gate.hasCircuit(), gate + " has no slope as a circuit");
            double[] points = new Points(SEED).of(POINTS, x -> !Double.isNaN(gate.value(x)));
            DoubleStream.concat(Arrays.stream(EDGES), Arrays.stream(points)).forEach(x -> {
                double y = gate.value(x);
                // Where there is no value, nested numbers do not ask for the slope.
                if (!Double.isNaN(y)) {
                    Binary64 slope =
                            gate.partial(new Binary64(x), new Binary64(y)).times(Binary64.ONE);
                    assertClose(gate.slope(x), slope.getReal(), gate, x);
                }
            });
        }
    }

    @Test
    void binaryGates() {
        for (BinaryGate gate : Gates.binary()) {
            assertTrue(gate.hasCircuits(), gate + " has no slopes as circuits");
            for (double x : EDGES) {
                for (double y : EDGES) {
                    boolean whole = gate != Gates.ROOT && gate != Gates.SCALB || y == 1 || y == 2;
                    boolean finite = !Double.isNaN(x + y) && (gate != Gates.POW || Double.isFinite(y));
                    if (whole && finite && !Double.isNaN(gate.value(x, y))) {
                        compare(gate, x, y);
                    }
                }
            }
            SecondOrderPoints.of(gate).stream().limit(POINTS).forEach(point -> compare(gate, point[0], point[1]));
        }
    }

    private static void compare(BinaryGate gate, double x, double y) {
        Binary64 a = new Binary64(x);
        Binary64 b = new Binary64(y);
        Binary64 v = new Binary64(gate.value(x, y));
        assertClose(
                gate.slopeX(x, y), gate.partialX(a, b, v).times(Binary64.ONE).getReal(), gate, x, y);
        assertClose(
                gate.slopeY(x, y), gate.partialY(a, b, v).times(Binary64.ONE).getReal(), gate, x, y);
    }

    private static void assertClose(double expected, double actual, Object gate, double... at) {
        double allowed = Double.isFinite(expected) ? ULPS * Math.ulp(expected) : 0;
        assertEquals(expected + 0.0, actual + 0.0, allowed, gate + " at " + Arrays.toString(at) + ", seed " + SEED);
    }

    @Test
    void gatesInDoubleAloneAreNamed() {
        UnaryGate unary = UnaryGate.of("mine", x -> x, (x, y) -> 1);
        BinaryGate binary = BinaryGate.of("ours", (x, y) -> x, (x, y, v) -> 1, (x, y, v) -> 0);
        Binary64 one = Binary64.ONE;
        assertEquals(
                "the gate \"mine\" has no second derivatives: its slope is given in double alone; give it as a circuit of"
                        + " gates too, see UnaryGate.Circuit and BinaryGate.Circuit",
                assertThrows(IllegalArgumentException.class, () -> unary.partial(one, one))
                        .getMessage());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> binary.partialX(one, one, one))
                .getMessage()
                .startsWith("the gate \"ours\""));
        assertThrows(IllegalArgumentException.class, () -> binary.partialY(one, one, one));
    }
}

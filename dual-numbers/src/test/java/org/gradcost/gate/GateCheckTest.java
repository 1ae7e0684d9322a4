package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GateCheckTest {

    private static final double[] POINTS = {-20, -2.3, -1, -0.7, -1e-3, -0.0, 0, 1e-3, 0.3, 1, 2.5, 40};

    @Test
    void theTableIsRight() {
        Gates.unary().forEach(gate -> GateCheck.verify(gate, POINTS));
        double[][] pairs = {{0.3, 0.7}, {1.5, -2}, {3, 2}, {2, 2}, {5, 0.1}, {0, 3}};
        for (BinaryGate gate : Gates.binary()) {
            // The second argument of these is a whole number, or a sign, and has no slope.
            if (gate != Gates.SCALB && gate != Gates.ROOT) {
                GateCheck.verify(gate, pairs);
            }
        }
    }

    private static <T extends CalculusFieldElement<T>> Partial<T> cube(T x, T y) {
        return Partial.of(x.square().multiply(3));
    }

    private static <T extends CalculusFieldElement<T>> Partial<T> constant(T x, T y) {
        return Partial.of(x.newInstance(12));
    }

    @Test
    void aRightGateOfOnesOwn() {
        GateCheck.verify(UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x), POINTS);
        GateCheck.verify(UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x, GateCheckTest::cube), POINTS);
    }

    private static <T extends CalculusFieldElement<T>> Partial<T> slope(T x, T y) {
        return Partial.of(x.exp().add(y));
    }

    /** The example of this module's README. */
    @Test
    void theExample() {
        GateCheck.verify(
                UnaryGate.of("x*exp", x -> x * Math.exp(x), (x, y) -> Math.exp(x) + y, GateCheckTest::slope),
                -3,
                -1,
                0,
                20);
    }

    @Test
    void wrongGates() {
        refused(
                "cube at 2.0: the slope is 4.0, but central differences give 12",
                () -> GateCheck.verify(UnaryGate.of("cube", x -> x * x * x, (x, y) -> 2 * x), 2));
        refused(
                "cube at 3.0: the slope is 27.0 in double and 12.0 as a circuit",
                () -> GateCheck.verify(
                        UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x, GateCheckTest::constant), 3));
        refused(
                "cube at 2.0: the derivative of the slope's circuit is 0.0, but central differences give 12",
                () -> GateCheck.verify(
                        new UnaryGate("cube", x -> 0, (x, s) -> x * x * x, (x, y, s) -> 3 * x * x, new ReadsTheValue()),
                        2));
        refused(
                "root at -1.0: has no value but the slope 0.5; outside the domain the slope must be NaN",
                () -> GateCheck.verify(UnaryGate.of("root", Math::sqrt, (x, y) -> 0.5 / Math.sqrt(Math.abs(x))), -1));
        refused(
                "first at 1.0, 2.0: the slope with respect to the second argument is 1.0, but central differences give 0",
                () -> GateCheck.verify(
                        BinaryGate.of("first", (x, y) -> x, (x, y, v) -> 1, (x, y, v) -> 1), new double[] {1, 2}));
        refused("no points", () -> GateCheck.verify(Gates.EXP));
        refused("no points", () -> GateCheck.verify(Gates.ADD));
        refused("1 arguments; it takes 2", () -> GateCheck.verify(Gates.ADD, new double[] {1}));
    }

    /** Right as a number, but without its derivative. */
    private static final class ReadsTheValue implements UnaryGate.Circuit {
        @Override
        public <T extends CalculusFieldElement<T>> Partial<T> of(T x, T y) {
            return Partial.of(x.newInstance(3 * x.getReal() * x.getReal()));
        }
    }

    private static void refused(String said, Executable check) {
        String message = assertThrows(IllegalArgumentException.class, check).getMessage();
        assertTrue(message.contains(said), message);
    }
}

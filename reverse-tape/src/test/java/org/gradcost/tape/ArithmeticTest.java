package org.gradcost.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gradcost.gate.Gates;
import org.junit.jupiter.api.Test;

/** The arithmetic that {@link Variable} has methods of its own for equals, bit by bit, that of the gates. */
class ArithmeticTest {

    private static final double[] POINTS = {
        0,
        -0.0,
        1,
        -3,
        0.1,
        1e-310,
        Double.MIN_VALUE,
        1e160,
        -1e308,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private final Tape tape = new Tape();

    @Test
    void equalsTheGates() {
        for (double a : POINTS) {
            for (double b : POINTS) {
                Variable[] in = tape.inputs(a, b, 2, 3);
                Variable sum = in[0].apply(Gates.SIN).apply(Gates.ADD, in[2]); // two slots
                for (Variable x : List.of(in[0], sum, Variable.constant(a))) {
                    for (Variable y : List.of(in[1], in[0], sum, Variable.constant(b))) {
                        same(x.apply(Gates.ADD, y), x.add(y));
                        same(x.apply(Gates.SUBTRACT, y), x.subtract(y));
                        same(x.apply(Gates.MULTIPLY, y), x.multiply(y));
                        same(x.apply(Gates.DIVIDE, y), x.divide(y));
                    }
                    same(x.apply(Gates.ADD, b), x.add(b));
                    same(x.apply(Gates.SUBTRACT, b), x.subtract(b));
                    same(x.apply(Gates.MULTIPLY, b), x.multiply(b));
                    same(x.apply(Gates.NEGATE), x.negate());
                    same(x.apply(Gates.SQUARE), x.square());
                }
            }
        }
    }

    private void same(Variable expected, Variable actual) {
        String where = expected + " and " + actual;
        assertEquals(expected.getReal(), actual.getReal(), where);
        assertEquals(expected.isConstant(), actual.isConstant(), where);
        if (!expected.isConstant()) {
            assertArrayEquals(tape.gradient(expected), tape.gradient(actual), where);
        }
    }
}

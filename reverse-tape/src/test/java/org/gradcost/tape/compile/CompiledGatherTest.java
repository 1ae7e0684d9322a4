package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.gradcost.gate.Differentiable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** Inputs at random indices, which the code takes from tables. */
class CompiledGatherTest {

    private static final int POINTS = 200;
    private static final int PAIRS = 700;

    private final SplittableRandom random = new SplittableRandom(3);
    private final int[] from = random.ints(PAIRS, 0, POINTS).toArray();
    private final int[] to = random.ints(PAIRS, 0, POINTS).toArray();

    /** Coordinates of both points of each pair, some of them twice. */
    private <T extends Differentiable<T>> T pairs(T[] x) {
        T sum = x[0].newInstance(0);
        for (int e = 0; e < PAIRS; e++) {
            int a = 3 * from[e];
            int b = 3 * to[e];
            T c = x[a].multiply(x[b + 1]).subtract(x[a + 1].multiply(x[b]));
            T square = x[b].multiply(x[b]).add(x[b + 2].multiply(x[b + 2]));
            sum = sum.add(c.multiply(x[a + 2]).add(square));
        }
        return sum;
    }

    @Test
    void whatMovesAlikeSharesATable() {
        CompiledGradient compiled = CompiledGradient.compile(this::pairs, x());
        assertEquals(1, compiled.loops());
        assertTrue(compiled.workspaceBytes() < 3 * Integer.BYTES * PAIRS, compiled.code());

        double[] x = x();
        double[] gradient = new double[x.length];
        double value = compiled.gradient(x, gradient);

        Tape tape = new Tape();
        Variable y = pairs(tape.inputs(x));
        assertEquals(y.getReal(), value, 1e-12 * PAIRS);
        assertArrayEquals(tape.gradient(y), gradient, 1e-12 * PAIRS);
    }

    private double[] x() {
        return random.doubles(3 * POINTS, -1, 1).toArray();
    }
}

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
        return pairs(x, PAIRS);
    }

    private <T extends Differentiable<T>> T pairs(T[] x, int count) {
        T sum = x[0].newInstance(0);
        for (int e = 0; e < count; e++) {
            int a = 3 * from[e % PAIRS];
            int b = 3 * to[e % PAIRS];
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
        Tape tape = new Tape();
        agree(compiled, x, tape, pairs(tape.inputs(x)), 1e-12 * PAIRS);
    }

    @Test
    void aLongTraceOfTheseIsOneLoop() {
        int count = 40 * PAIRS;
        CompiledGradient compiled = CompiledGradient.compile(x -> pairs(x, count), x());
        assertEquals(1, compiled.loops());

        double[] x = x();
        Tape tape = new Tape();
        agree(compiled, x, tape, pairs(tape.inputs(x), count), 1e-12 * count);
    }

    /** What the trace begins with is no rule for the rest. */
    @Test
    void anUnevenBeginningLeavesEvenLoopsAsTheyAre() {
        int count = 10 * PAIRS;
        CompiledGradient compiled =
                CompiledGradient.compile(x -> pairs(x, count).add(chains(x)), x());
        int ofTheRest = CompiledGradient.compile(this::chains, x()).loops();
        assertTrue(compiled.gates() > 200_000, () -> compiled.gates() + " gates");
        assertEquals(1 + ofTheRest, compiled.loops());

        double[] x = x();
        Tape tape = new Tape();
        Variable[] inputs = tape.inputs(x);
        agree(compiled, x, tape, pairs(inputs, count).add(chains(inputs)), 1e-12 * compiled.gates());
    }

    /** Chains of products over all inputs, each with a bend of its own, so that the code is not short. */
    private <T extends Differentiable<T>> T chains(T[] x) {
        T sum = x[0];
        for (int turn = 0; turn < 12; turn++) {
            for (int again = 0; again < 8; again++) {
                for (int i = turn + 2; i < x.length; i++) {
                    sum = sum.add(x[i].multiply(x[i - 1 - turn % 2]).multiply(x[i - 2]));
                }
            }
            for (int bend = 0; bend < turn; bend++) {
                sum = bend % 2 == 0
                        ? sum.multiply(0.5).sin()
                        : sum.subtract(x[bend]).exp().log();
            }
        }
        return sum;
    }

    private static void agree(CompiledGradient compiled, double[] x, Tape tape, Variable y, double tolerance) {
        double[] gradient = new double[x.length];
        double value = compiled.gradient(x, gradient);
        assertEquals(y.getReal(), value, tolerance);
        assertArrayEquals(tape.gradient(y), gradient, tolerance);
    }

    private double[] x() {
        return random.doubles(3 * POINTS, -1, 1).toArray();
    }
}

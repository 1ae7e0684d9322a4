package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcost.gate.Differentiable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** Circuits without a loop: compiled gate by gate, in time that is linear in their number. */
class CompiledStraightTest {

    private static final int INPUTS = 20;

    /** Random gates, each with operands among the last forty values. */
    private static <T extends Differentiable<T>> T straight(T[] x, int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<T> values = new ArrayList<>(List.of(x));
        T sum = x[0];
        for (int k = 0; k < length; k++) {
            T a = values.get(values.size() - 1 - random.nextInt(Math.min(40, values.size())));
            T b = values.get(values.size() - 1 - random.nextInt(Math.min(40, values.size())));
            T value = switch (random.nextInt(5)) {
                case 0 -> a.add(b).multiply(0.5);
                case 1 -> a.multiply(b.sin());
                case 2 -> a.subtract(b).multiply(0.7);
                case 3 -> a.divide(b.square().add(1));
                default -> a.multiply(0.3).tanh();
            };
            values.add(value);
            sum = sum.add(value);
        }
        return sum;
    }

    /** The limit is generous: 50 s were not enough when each candidate of recomputation scanned all gates. */
    @Test
    void tenThousandGatesCompileInSeconds() {
        int length = 3500;
        double[] point = new SplittableRandom(3).doubles(INPUTS, -1, 1).toArray();
        CompiledGradient compiled = assertTimeout(
                Duration.ofSeconds(25), () -> CompiledGradient.compile(x -> straight(x, length, 7), point));
        assertEquals(0, compiled.loops());
        Tape tape = new Tape();
        Variable[] x = tape.inputs(point);
        Variable y = straight(x, length, 7);
        double[] gradient = new double[INPUTS];
        assertEquals(y.getReal(), compiled.gradient(point, gradient), 1e-12 * Math.abs(y.getReal()));
        assertArrayEquals(tape.gradient(y), gradient, 1e-9);
    }
}

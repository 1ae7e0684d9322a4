package org.gradcost.gradbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.SplittableRandom;
import org.gradcost.family.FusedCircuit;
import org.gradcost.family.learning.Lstm;
import org.gradcost.mode.Differentiator;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

class RecordedTest {

    private static final Differentiator OTHER = (x, gradient) -> 0;

    @Test
    void whatCanBeCompiledIs() {
        FusedCircuit loss = (FusedCircuit) new Lstm().problem(38, 1);
        double[] expected = new double[38];
        double[] gradient = new double[38];

        Differentiator recorded = Recorded.of(loss, () -> OTHER);

        assertNotSame(OTHER, recorded);
        assertEquals(loss.gradient(loss.inputs(), expected), recorded.gradient(loss.inputs(), gradient), 1e-14);
        assertArrayEquals(expected, gradient, 1e-14);
    }

    @Test
    void whatCannotGoesTheOtherWay() {
        assertSame(OTHER, Recorded.of(new Tangled(60_000), () -> OTHER));
    }

    /** Gates by dice: no two stretches of it are alike, so that nothing becomes a loop. */
    private record Tangled(int gates) implements FusedCircuit {

        @Override
        public double[] inputs() {
            return new double[] {0.5, 0.25};
        }

        @Override
        public <T extends CalculusFieldElement<T>> T fused(T[] x) {
            SplittableRandom random = new SplittableRandom(7);
            T[] v = x.clone();
            for (int i = 0; i < gates; i++) {
                int to = random.nextInt(2);
                v[to] = switch (random.nextInt(4)) {
                    case 0 -> v[to].sin();
                    case 1 -> v[to].multiply(v[1 - to]);
                    case 2 -> v[to].add(v[1 - to]);
                    default -> v[to].atan();
                };
            }
            return v[0].add(v[1]);
        }

        @Override
        public double primal(double[] x) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            throw new UnsupportedOperationException();
        }
    }
}

package org.gradcost.tape.compile.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.gate.ChainRule;
import org.junit.jupiter.api.Test;

/** Products and adjoints beside the loops that they replace, for all numbers of factors over and above whole chains. */
class InputProductsTest {

    private static final int FROM = 3;
    private static final int TO = 5;

    @Test
    void productsAndAdjointsAreThoseOfLoops() {
        SplittableRandom random = new SplittableRandom(1);
        for (int count = InputProducts.FEWEST; count < 4 * InputProducts.FEWEST; count++) {
            double[] x = random.doubles(FROM + count + 1, 0.5, 1.5).toArray();
            compare(x, count, 0.7, -1.3, false);
            compare(x, count, -0.7, 0, false);
            compare(x, count, 0, 1.5, false);
            x[FROM + count / 2] = 0;
            compare(x, count, 2, 3, false);
            compare(x, count, 2, 3, true);
        }
    }

    @Test
    void strongZerosAndNaN() {
        double[] x = new SplittableRandom(2).doubles(60, 0.5, 1.5).toArray();
        x[20] = 0;
        x[30] = Double.POSITIVE_INFINITY;
        compare(x, 50, 1, 1, true);
        assertTrue(compare(x, 50, 1, 1, false), "a NaN is told");
        x[20] = 1;
        compare(x, 50, 1, 0, true);
        assertTrue(compare(x, 50, 1, 0, false), "a NaN is told");
        assertTrue(compare(x, 50, Double.NaN, 1, true), "a NaN is told");
    }

    /** A subnormal factor behind a large one in its chain: its adjoint is finite, but not once it is scaled. */
    @Test
    void scaledAdjointsDoNotOverflow() {
        for (double small : new double[] {1e-310, 4e-309, 1e-308}) {
            double[] x = new double[FROM + 64];
            Arrays.fill(x, 1);
            x[FROM] = 1e170;
            x[FROM + 3] = 1e-70;
            x[FROM + 8] = small;
            double[] p = new double[TO + 64];
            double[] g = new double[x.length];
            InputProducts.multiply(1, x, FROM, p, TO, 64);
            InputProducts.gradient(1, x, FROM, p, TO, 64, g, false);
            assertEquals(1e100, g[FROM + 8], 1e88, "behind " + small);
        }
    }

    /** Returns whether NaN is reported. */
    private static boolean compare(double[] x, int count, double product, double adjoint, boolean strongZero) {
        double[] p = new double[TO + count + 1];
        double[] g = new double[x.length];
        double all = InputProducts.multiply(product, x, FROM, p, TO, count);
        double before = InputProducts.gradient(adjoint, x, FROM, p, TO, count, g, strongZero);
        double[] slopes = new double[x.length];
        double value = product;
        for (int i = FROM; i < FROM + count; i++) {
            slopes[i] = value;
            value *= x[i];
        }
        double[] expected = new double[x.length];
        double down = adjoint;
        boolean hasNaN = false;
        for (int i = FROM + count - 1; i >= FROM; i--) {
            expected[i] = strongZero ? ChainRule.times(slopes[i], down) : slopes[i] * down;
            down = strongZero ? ChainRule.times(x[i], down) : x[i] * down;
            hasNaN |= Double.isNaN(expected[i]);
        }
        assertEquals(value, all, tolerance(value));
        assertEquals(down, before, tolerance(down));
        for (int i = 0; i < x.length; i++) {
            assertEquals(expected[i], g[i], tolerance(expected[i]), "adjoint " + i + " of " + count);
        }
        assertArrayEquals(new double[TO], Arrays.copyOf(p, TO));
        assertEquals(0, p[TO + count], "beyond the partial products");
        boolean isReported = Double.isNaN(p[TO + 1]);
        assertEquals(hasNaN, isReported);
        return isReported;
    }

    private static double tolerance(double expected) {
        return Double.isFinite(expected) ? 1e-13 * Math.abs(expected) : 0;
    }
}

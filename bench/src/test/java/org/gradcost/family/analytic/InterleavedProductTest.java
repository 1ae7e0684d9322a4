package org.gradcost.family.analytic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.family.Problem;
import org.junit.jupiter.api.Test;

/** A product by hand against products of all other factors, also where chains of it overflow, underflow or are 0. */
class InterleavedProductTest {

    private static final long SEED = 11;

    @Test
    void everyLengthHasTheProductsOfTheOthers() {
        for (int n = 1; n <= 40; n++) {
            agrees(new SplittableRandom(SEED).doubles(n, 0.5, 1.5).toArray());
        }
    }

    @Test
    void chainsThatOverflowOrUnderflowAreMultipliedInOrder() {
        for (double[] pair : new double[][] {{1e200, 1e-200}, {1e-200, 1e200}, {1e300, 1e-300}}) {
            double[] x = new double[32];
            Arrays.setAll(x, i -> pair[i % 2]);
            agrees(x);
        }
    }

    @Test
    void zerosLeaveTheProductsOfTheOthers() {
        for (int zero = 0; zero < 20; zero++) {
            double[] x = new SplittableRandom(SEED).doubles(20, 0.5, 1.5).toArray();
            x[zero] = 0;
            agrees(x);
            x[(zero + 8) % 20] = 0;
            agrees(x);
        }
    }

    private static void agrees(double[] x) {
        Problem problem = new Product().problem(x.length, SEED);
        double[] gradient = new double[x.length];
        double value = problem.gradient(x, gradient);
        assertEquals(product(x, -1), value, 1e-13 * Math.abs(value));
        assertEquals(product(x, -1), problem.primal(x), 1e-13 * Math.abs(value));
        for (int i = 0; i < x.length; i++) {
            double expected = product(x, i);
            assertTrue(
                    Math.abs(gradient[i] - expected) <= 1e-13 * Math.abs(expected),
                    "element " + i + " of " + Arrays.toString(x) + ": " + gradient[i] + " for " + expected);
        }
    }

    /** Returns the product of all but one, whose partial products neither overflow nor underflow. */
    private static double product(double[] x, int without) {
        BigDecimal product = BigDecimal.ONE;
        for (int i = 0; i < x.length; i++) {
            product = i == without ? product : product.multiply(new BigDecimal(x[i]), MathContext.DECIMAL128);
        }
        return product.doubleValue();
    }
}

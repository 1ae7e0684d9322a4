package org.gradcost.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gradcost.gate.kernel.ElementaryKernels;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gate.kernel.MatrixKernels;
import org.junit.jupiter.api.Test;

/** Every kernel at each length up to several vectors, and beside the end of longer arrays. */
class LengthsTest {

    private static final int MOST = 67;
    private static final double FENCE = -123.25;

    private static final ElementaryKernels FUNCTIONS = new VectorElementary();
    private static final MatrixKernels MATRICES = new VectorMatrices();

    private interface OnArrays {
        void apply(int n, double[] x, double[] y, double[] work);
    }

    private static final Map<String, OnArrays> BY_NAME = new TreeMap<>(Map.of(
            "exp", (n, x, y, work) -> FUNCTIONS.exp(n, x, y),
            "log", FUNCTIONS::log,
            "tanh", FUNCTIONS::tanh,
            "sigmoid", FUNCTIONS::sigmoid));

    @Test
    void testsRunWithVectorKernels() {
        assertEquals(Kernels.VECTOR, Kernels.ofThisJvm());
    }

    /** The value of an element does not depend on its place, on its neighbours or on the length, odd elements included. */
    @Test
    void anElementHasTheSameBitsWhereverItLies() {
        double[] x = new SplittableRandom(1).doubles(MOST, -3, 3).toArray();
        double[] odd = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-310, 800, -800};
        for (int i = 0; i < odd.length; i++) {
            x[5 + 7 * i] = odd[i];
        }
        BY_NAME.forEach((name, function) -> {
            double[] alone = Arrays.stream(x)
                    .map(v -> {
                        double[] y = {0};
                        function.apply(1, new double[] {v}, y, new double[1]);
                        return y[0];
                    })
                    .toArray();
            for (int n = 0; n <= MOST; n++) {
                double[] y = fenced(n);
                function.apply(n, x, y, new double[n]);
                assertEquals(FENCE, y[n], name + " of " + n);
                assertArrayEquals(bits(alone, n), bits(y, n), name + " of " + n);
            }
        });
    }

    @Test
    void maximaHaveTheBitsOfMathMax() {
        double[] numbers = new SplittableRandom(8).doubles(MOST + 2, -1, 0).toArray();
        double[] odd = {0, -0.0, Double.POSITIVE_INFINITY, Double.NaN};
        for (int n = 0; n <= MOST; n++) {
            double[] a = numbers.clone();
            a[0] = 5; // neither of the fences counts
            a[n + 1] = Double.NaN;
            assertMaximum(a, n);
            for (int i = 0; i < (n == 0 ? 0 : odd.length); i++) {
                a[1 + (3 + 5 * i) % n] = odd[i];
                assertMaximum(a, n);
            }
        }
    }

    private static void assertMaximum(double[] a, int n) {
        double expected = Arrays.stream(a, 1, n + 1).reduce(Double.NEGATIVE_INFINITY, Math::max);
        assertEquals(expected, MATRICES.max(a, 1, n), "n = " + n);
    }

    @Test
    void sumsAndDotsAreThoseOfDecimalNumbers() {
        SplittableRandom random = new SplittableRandom(2);
        double[] a = random.doubles(MOST + 3, -1, 1).toArray();
        double[] b = random.doubles(MOST + 3, -1, 1).toArray();
        for (int n = 0; n <= MOST; n++) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal dot = BigDecimal.ZERO;
            for (int i = 0; i < n; i++) {
                sum = sum.add(new BigDecimal(a[2 + i]));
                dot = dot.add(new BigDecimal(a[2 + i]).multiply(new BigDecimal(b[3 + i])));
            }
            assertEquals(sum.doubleValue(), MATRICES.sum(a, 2, n), 1e-15 * Math.max(n, 1), "sum of " + n);
            assertEquals(dot.doubleValue(), MATRICES.dot(a, 2, b, 3, n), 1e-15 * Math.max(n, 1), "dot of " + n);
        }
    }

    @Test
    void symmetricMatricesOfAllSizes() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 1; n <= MOST; n++) {
            double[] a = new double[n * n];
            for (int i = 0; i < n; i++) {
                System.arraycopy(random.doubles(i + 1, -1, 1).toArray(), 0, a, i * n, i + 1);
                Arrays.fill(a, i * n + i + 1, (i + 1) * n, Double.NaN);
            }
            double[] x = random.doubles(n, -1, 1).toArray();
            double[] y = new double[n];
            MATRICES.multSymmetric(n, a, x, y);
            double form = 0;
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += a[Math.max(i, j) * n + Math.min(i, j)] * x[j];
                }
                assertEquals(product, y[i], 1e-13, "row " + i + " of " + n);
                form += x[i] * product;
            }
            assertEquals(form, MATRICES.quadraticForm(n, a, x), 1e-12, "form of " + n);
        }
    }

    @Test
    void productsAreDividedByEachFactor() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 1; n <= 3 * MOST; n++) {
            double[] x = random.doubles(n, 0.5, 1.5).toArray();
            double[] gradient = fenced(n);
            double product = Arrays.stream(x).reduce(1, (p, v) -> p * v);
            assertEquals(1, VectorProduct.product(x, 0, n) / product, 1e-13);
            assertEquals(1, VectorProduct.gradient(x, Arrays.copyOf(gradient, n)) / product, 1e-13);
            double[] exact = new double[n];
            VectorProduct.gradient(x, exact);
            for (int i = 0; i < n; i++) {
                assertEquals(1, exact[i] * x[i] / product, 1e-13, i + " of " + n);
            }
        }
    }

    @Test
    void productsWithPartsThatAreNoNormalNumbersAreRefused() {
        double[] x = new double[2 * 4 * Lanes.COUNT];
        Arrays.fill(x, 1);
        assertEquals(1, VectorProduct.product(x, 0, x.length));
        x[0] = 1e200;
        x[4 * Lanes.COUNT] = 1e200;
        x[1] = 1e-200;
        x[4 * Lanes.COUNT + 1] = 1e-200;
        assertTrue(Double.isNaN(VectorProduct.product(x, 0, x.length)));
        assertTrue(Double.isNaN(VectorProduct.gradient(x, new double[x.length])));
        Arrays.fill(x, 1);
        x[3] = 0;
        assertTrue(Double.isNaN(VectorProduct.product(x, 0, x.length)));
    }

    @Test
    void rosenbrocksChain() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 2; n <= MOST; n++) {
            double[] x = random.doubles(n, -2, 2).toArray();
            double value = 0;
            double[] expected = new double[n];
            for (int i = 0; i < n - 1; i++) {
                double a = 1 - x[i];
                double b = x[i + 1] - x[i] * x[i];
                value += a * a + 100 * b * b;
                expected[i] += -2 * a - 400 * x[i] * b;
                expected[i + 1] += 200 * b;
            }
            double[] gradient = new double[n];
            assertEquals(1, VectorRosenbrock.value(x) / value, 1e-13);
            assertEquals(1, VectorRosenbrock.gradient(x, gradient) / value, 1e-13);
            assertArrayEquals(expected, gradient, 1e-10, "n = " + n);
        }
    }

    @Test
    void ringsOfSigmoids() {
        SplittableRandom random = new SplittableRandom(6);
        for (int n = 1; n <= MOST; n++) {
            double[] x = random.doubles(n, -2, 2).toArray();
            double value = 0;
            double[] expected = new double[n];
            for (int i = 0; i < n; i++) {
                int next = (i + 1) % n;
                double y = 1 / (1 + Math.exp(-x[i] * x[next]));
                value += y;
                expected[i] += y * (1 - y) * x[next];
                expected[next] += y * (1 - y) * x[i];
            }
            double[] gradient = new double[n];
            assertEquals(1, VectorSigmoidRing.value(x) / value, 1e-13);
            assertEquals(1, VectorSigmoidRing.gradient(x, gradient) / value, 1e-13);
            assertArrayEquals(expected, gradient, 1e-13, "n = " + n);
            x[n / 2] = 1e200;
            assertTrue(Double.isNaN(VectorSigmoidRing.value(x)), "n = " + n);
        }
    }

    @Test
    void sumsOfExponentials() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 1; n <= MOST; n++) {
            double[] x = random.doubles(n, -2, 2).toArray();
            double max = Arrays.stream(x).max().getAsDouble();
            double sum = Arrays.stream(x).map(v -> Math.exp(v - max)).sum();
            double[] y = new double[n];
            assertEquals(1, VectorExponentialSum.sum(x, max) / sum, 1e-14);
            assertEquals(1, VectorExponentialSum.sum(x, max, y) / sum, 1e-14);
            assertArrayEquals(Arrays.stream(x).map(v -> Math.exp(v - max)).toArray(), y, 1e-15);
            x[n / 3] = Double.NaN;
            assertTrue(Double.isNaN(VectorExponentialSum.sum(x, max)));
        }
    }

    private static double[] fenced(int n) {
        double[] y = new double[n + 1];
        y[n] = FENCE;
        return y;
    }

    private static long[] bits(double[] numbers, int n) {
        return IntStream.range(0, n)
                .mapToLong(i -> Double.doubleToLongBits(numbers[i]))
                .toArray();
    }
}

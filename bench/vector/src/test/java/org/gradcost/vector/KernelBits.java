package org.gradcost.vector;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.gate.kernel.ProductKernels;

/** A program that prints a hash of the bits of what all kernels compute, after as many rounds as it is told. */
final class KernelBits {

    private static final int N = 200;
    private static final int ROWS = 13;
    private static final int COLUMNS = 83;

    private final double[] x = new SplittableRandom(1).doubles(N, -3, 3).toArray();
    private final double[] positive = Arrays.stream(x).map(Math::abs).toArray();
    private final double[] near = Arrays.stream(x).map(v -> 1 + v / N).toArray();
    private final double[] matrix =
            new SplittableRandom(2).doubles(COLUMNS * COLUMNS, -1, 1).toArray();
    private final double[][] rows = new SplittableRandom(3)
            .ints(ROWS)
            .mapToObj(seed -> new SplittableRandom(seed).doubles(N, -1, 1).toArray())
            .toArray(double[][]::new);
    private final ProductKernels products = new VectorMatrices().products();

    private KernelBits() {}

    /** @param arguments the number of rounds */
    public static void main(String[] arguments) {
        KernelBits kernels = new KernelBits();
        long hash = 0;
        for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
            hash = kernels.hash();
        }
        System.out.println(Long.toHexString(hash));
    }

    private long hash() {
        VectorElementary functions = new VectorElementary();
        VectorMatrices matrices = new VectorMatrices();
        double[] y = new double[N];
        double[] work = new double[N];
        long hash = 1;
        functions.exp(N, x, y);
        hash = hash(hash, y);
        functions.log(N, positive, y, work);
        hash = hash(hash, y);
        functions.tanh(N, x, y, work);
        hash = hash(hash, y);
        functions.sigmoid(N, x, y, work);
        hash = hash(hash, y);
        double[] c = new double[COLUMNS * COLUMNS];
        products.mult(ROWS, COLUMNS, COLUMNS, matrix, 0, matrix, 0, c, 0);
        hash = hash(hash, c);
        products.multTransA(ROWS, COLUMNS, COLUMNS, matrix, 0, matrix, 0, c, 0);
        hash = hash(hash, c);
        products.multTransB(ROWS, COLUMNS, COLUMNS, matrix, 0, matrix, 0, c, 0);
        hash = hash(hash, c);
        matrices.multSymmetric(COLUMNS, matrix, x, y);
        hash = hash(hash, y);
        matrices.addRows(N, ROWS, x, 0, 1, rows, y);
        hash = hash(hash, y);
        double[][] mixed = new double[ROWS][N];
        VectorMixture.factor(N, matrix, rows, x, mixed, y);
        hash = hash(hash(hash, y), mixed[ROWS - 1]);
        double[] centre = new double[VectorMixture.stride(ROWS)];
        double[] lower = new double[VectorMixture.rows(ROWS) * centre.length];
        VectorMixture.lowerProducts(N, mixed, matrix, centre, lower);
        hash = hash(hash, lower);
        double[] sums = {
            matrices.sum(x, 0, N),
            matrices.max(x, 0, N),
            matrices.quadraticForm(COLUMNS, matrix, x),
            matrices.dot(x, 0, near, 0, N),
            VectorProduct.product(near, 0, N),
            VectorProduct.gradient(near, y),
            VectorRosenbrock.value(x),
            VectorRosenbrock.gradient(x, work),
            VectorSigmoidRing.value(x),
            VectorSigmoidRing.gradient(x, work),
            VectorExponentialSum.sum(x, 3),
            VectorExponentialSum.sum(x, 3, work)
        };
        return hash(hash(hash(hash, sums), y), work);
    }

    private static long hash(long start, double[] numbers) {
        long hash = start;
        for (double number : numbers) {
            hash = 31 * hash + Double.doubleToLongBits(number);
        }
        return hash;
    }
}

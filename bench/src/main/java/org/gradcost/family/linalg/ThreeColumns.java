package org.gradcost.family.linalg;

import java.util.Arrays;
import org.gradcost.gate.matrix.kernel.FusedMultiplyAdd;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * The function of {@link MatMul} for an X of three columns: the sums of two rows of D = W·X stay in registers, and so do their
 * adjoints in the gradient. For so few columns, kernels take longer to start than to run.
 *
 * <p>The last row of an odd number of rows is paired with itself.
 */
final class ThreeColumns {

    private static final int COLUMNS = 3;

    private final int rows;
    private final int length;
    private final double[] d;

    /**
     * Creates the function.
     *
     * @param rows the number of rows of W
     * @param length the number of columns of W
     */
    ThreeColumns(int rows, int length) {
        this.rows = rows;
        this.length = length;
        this.d = new double[rows * COLUMNS];
    }

    /** Computes D, and returns the sum of its squares. */
    double value(double[] x) {
        for (int i = 0; i < rows; i += 2) {
            multiply(x, i, Math.min(i + 1, rows - 1));
        }
        return Products.dot(d, 0, d, 0, d.length);
    }

    private void multiply(double[] x, int first, int second) {
        int w = first * length;
        int v = second * length;
        int at = rows * length;
        double w0 = 0;
        double w1 = 0;
        double w2 = 0;
        double v0 = 0;
        double v1 = 0;
        double v2 = 0;
        for (int q = 0; q < length; q++) {
            double x0 = x[at + COLUMNS * q];
            double x1 = x[at + COLUMNS * q + 1];
            double x2 = x[at + COLUMNS * q + 2];
            w0 = FusedMultiplyAdd.of(x[w + q], x0, w0);
            w1 = FusedMultiplyAdd.of(x[w + q], x1, w1);
            w2 = FusedMultiplyAdd.of(x[w + q], x2, w2);
            v0 = FusedMultiplyAdd.of(x[v + q], x0, v0);
            v1 = FusedMultiplyAdd.of(x[v + q], x1, v1);
            v2 = FusedMultiplyAdd.of(x[v + q], x2, v2);
        }
        store(first, w0, w1, w2);
        store(second, v0, v1, v2);
    }

    private void store(int row, double d0, double d1, double d2) {
        d[COLUMNS * row] = d0;
        d[COLUMNS * row + 1] = d1;
        d[COLUMNS * row + 2] = d2;
    }

    /** Computes the gradient, and returns the sum of D's squares. */
    double gradient(double[] x, double[] gradient) {
        double value = value(x);
        Arrays.fill(gradient, rows * length, gradient.length, 0);
        for (int i = 0; i < rows - 1; i += 2) {
            addRows(x, i, 2, i + 1, gradient);
        }
        if (rows % 2 == 1) {
            addRows(x, rows - 1, 0, rows - 1, gradient);
        }
        return value;
    }

    /**
     * Stores the derivatives with respect to two rows of W, and adds what these rows contribute to those with respect to X.
     *
     * @param ofFirst the factor of the first row's elements of D in their adjoints: 2, or 0 if the second is the same row
     */
    private void addRows(double[] x, int first, double ofFirst, int second, double[] gradient) {
        double w0 = ofFirst * d[COLUMNS * first];
        double w1 = ofFirst * d[COLUMNS * first + 1];
        double w2 = ofFirst * d[COLUMNS * first + 2];
        double v0 = 2 * d[COLUMNS * second];
        double v1 = 2 * d[COLUMNS * second + 1];
        double v2 = 2 * d[COLUMNS * second + 2];
        int w = first * length;
        int v = second * length;
        int at = rows * length;
        for (int q = 0; q < length; q++) {
            int row = at + COLUMNS * q;
            double x0 = x[row];
            double x1 = x[row + 1];
            double x2 = x[row + 2];
            double xw = x[w + q];
            double xv = x[v + q];
            gradient[w + q] = FusedMultiplyAdd.of(w2, x2, FusedMultiplyAdd.of(w1, x1, w0 * x0));
            gradient[v + q] = FusedMultiplyAdd.of(v2, x2, FusedMultiplyAdd.of(v1, x1, v0 * x0));
            gradient[row] = FusedMultiplyAdd.of(v0, xv, FusedMultiplyAdd.of(w0, xw, gradient[row]));
            gradient[row + 1] = FusedMultiplyAdd.of(v1, xv, FusedMultiplyAdd.of(w1, xw, gradient[row + 1]));
            gradient[row + 2] = FusedMultiplyAdd.of(v2, xv, FusedMultiplyAdd.of(w2, xw, gradient[row + 2]));
        }
    }
}

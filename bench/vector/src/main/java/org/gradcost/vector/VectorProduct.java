package org.gradcost.vector;

import static org.gradcost.gate.kernel.NormalNumbers.areNormal;
import static org.gradcost.gate.kernel.NormalNumbers.isNormal;
import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/**
 * The product of many factors and its gradient, in four vectors, each of whose lanes multiplies a part of the factors. If a
 * partial product is not a normal number, the result is NaN and the gradient is invalid; the caller then multiplies the factors
 * sequentially.
 */
public final class VectorProduct {

    private static final int STEP = 4 * COUNT;

    private VectorProduct() {}

    /** Returns the product of the factors from, …, to − 1. */
    public static double product(double[] x, int from, int to) {
        DoubleVector a = all(1);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        int i = from;
        for (; i <= to - STEP; i += STEP) {
            a = a.mul(load(x, i));
            b = b.mul(load(x, i + COUNT));
            c = c.mul(load(x, i + 2 * COUNT));
            d = d.mul(load(x, i + 3 * COUNT));
        }
        double[] lanes = lanes(a, b, c, d);
        double product = 1;
        boolean isNormal = true;
        for (int r = 0; r < COUNT; r++) {
            double ab = lanes[r] * lanes[r + COUNT];
            double cd = lanes[r + 2 * COUNT] * lanes[r + 3 * COUNT];
            isNormal &= areNormal(lanes[r], lanes[r + COUNT], lanes[r + 2 * COUNT], lanes[r + 3 * COUNT]);
            product *= ab * cd;
            isNormal &= areNormal(ab, cd, ab * cd, product);
        }
        for (; i < to; i++) {
            product *= x[i];
            isNormal &= isNormal(product);
        }
        return isNormal ? product : Double.NaN;
    }

    /** Computes the gradient of the product of all factors, and returns the product. */
    public static double gradient(double[] x, double[] gradient) {
        int whole = x.length - x.length % STEP;
        DoubleVector a = all(1);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        for (int i = 0; i < whole; i += STEP) {
            a.intoArray(gradient, i);
            b.intoArray(gradient, i + COUNT);
            c.intoArray(gradient, i + 2 * COUNT);
            d.intoArray(gradient, i + 3 * COUNT);
            a = a.mul(load(x, i));
            b = b.mul(load(x, i + COUNT));
            c = c.mul(load(x, i + 2 * COUNT));
            d = d.mul(load(x, i + 3 * COUNT));
        }
        double[] lanes = lanes(a, b, c, d);
        double[] others = new double[STEP];
        double product = others(lanes, others, x, whole, gradient);
        if (!isNormal(product)) {
            return Double.NaN;
        }
        a = load(others, 0);
        b = load(others, COUNT);
        c = load(others, 2 * COUNT);
        d = load(others, 3 * COUNT);
        for (int i = whole - STEP; i >= 0; i -= STEP) {
            load(gradient, i).mul(a).intoArray(gradient, i);
            load(gradient, i + COUNT).mul(b).intoArray(gradient, i + COUNT);
            load(gradient, i + 2 * COUNT).mul(c).intoArray(gradient, i + 2 * COUNT);
            load(gradient, i + 3 * COUNT).mul(d).intoArray(gradient, i + 3 * COUNT);
            a = a.mul(load(x, i));
            b = b.mul(load(x, i + COUNT));
            c = c.mul(load(x, i + 2 * COUNT));
            d = d.mul(load(x, i + 3 * COUNT));
        }
        return product;
    }

    /**
     * Computes for each lane the product of all other lanes and of the factors from {@code whole} on, and the derivatives with
     * respect to these factors.
     *
     * @return the product; NaN if a partial product is not a normal number
     */
    private static double others(double[] lanes, double[] others, double[] x, int whole, double[] gradient) {
        boolean isNormal = true;
        double product = 1;
        for (int r = 0; r < STEP; r++) {
            others[r] = product;
            product *= lanes[r];
            isNormal &= isNormal(lanes[r]) && isNormal(product);
        }
        for (int i = whole; i < x.length; i++) {
            gradient[i] = product;
            product *= x[i];
            isNormal &= isNormal(product);
        }
        double suffix = 1;
        for (int i = x.length - 1; i >= whole; i--) {
            gradient[i] *= suffix;
            suffix *= x[i];
            isNormal &= isNormal(suffix);
        }
        for (int r = STEP - 1; r >= 0; r--) {
            others[r] *= suffix;
            suffix *= lanes[r];
            isNormal &= isNormal(suffix);
        }
        return isNormal ? product : Double.NaN;
    }

    private static double[] lanes(DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d) {
        double[] lanes = new double[STEP];
        a.intoArray(lanes, 0);
        b.intoArray(lanes, COUNT);
        c.intoArray(lanes, 2 * COUNT);
        d.intoArray(lanes, 3 * COUNT);
        return lanes;
    }
}

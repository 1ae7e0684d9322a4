package org.gradcost.family.analytic;

import static org.gradcost.gate.kernel.NormalNumbers.areNormal;
import static org.gradcost.gate.kernel.NormalNumbers.isNormal;

import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gate.kernel.NormalNumbers;
import org.gradcost.vector.VectorProduct;

/**
 * A product of numbers and its gradient by eight interleaved chains of multiplications: chain r multiplies every eighth factor,
 * starting with factor r. In a single chain, each multiplication waits four cycles for the previous one; eight chains keep both
 * multipliers of a processor busy.
 *
 * <p>{@code ∂/∂x_i} is the product of the factors before and after x_i in its chain, times the product of the other chains.
 * Partial products of chains may overflow or underflow where those of the whole do not: if one is not a normal number, the caller
 * multiplies the factors sequentially.
 *
 * <p>Source: R. E. Bryant and D. R. O'Hallaron, <em>Computer Systems: A Programmer's Perspective</em>, 3rd ed., Pearson 2016,
 * section 5.9 (multiple accumulators).
 */
final class InterleavedProduct {

    private static final int CHAINS = 8;

    private static final boolean VECTOR = Kernels.ofThisJvm() == Kernels.VECTOR;

    private InterleavedProduct() {}

    /** Returns the product of the factors from, …, to − 1; it is invalid if it is not a {@linkplain NormalNumbers normal number}. */
    static double product(double[] x, int from, int to) {
        return VECTOR ? VectorProduct.product(x, from, to) : eightProducts(x, from, to);
    }

    private static double eightProducts(double[] x, int from, int to) {
        double a = 1;
        double b = 1;
        double c = 1;
        double d = 1;
        double e = 1;
        double f = 1;
        double g = 1;
        double h = 1;
        int i = from;
        for (; i < to - (CHAINS - 1); i += CHAINS) {
            a *= x[i];
            b *= x[i + 1];
            c *= x[i + 2];
            d *= x[i + 3];
            e *= x[i + 4];
            f *= x[i + 5];
            g *= x[i + 6];
            h *= x[i + 7];
        }
        for (; i < to; i++) {
            a *= x[i];
        }
        double first = (a * b) * (c * d);
        double second = (e * f) * (g * h);
        boolean normal = areNormal(a, b, c, d) && areNormal(e, f, g, h) && areNormal(a * b, c * d, e * f, g * h);
        return normal && isNormal(first) && isNormal(second) ? first * second : Double.NaN;
    }

    /**
     * Computes the gradient of the product of all factors.
     *
     * @return the product; it is invalid, as is the gradient, if it is not a {@linkplain NormalNumbers normal number}
     */
    static double gradient(double[] x, double[] gradient) {
        return VECTOR ? VectorProduct.gradient(x, gradient) : gradientOfEight(x, gradient);
    }

    private static double gradientOfEight(double[] x, double[] gradient) {
        int whole = x.length - x.length % CHAINS;
        double a = 1;
        double b = 1;
        double c = 1;
        double d = 1;
        double e = 1;
        double f = 1;
        double g = 1;
        double h = 1;
        for (int i = 0; i < whole; i += CHAINS) {
            gradient[i] = a;
            a *= x[i];
            gradient[i + 1] = b;
            b *= x[i + 1];
            gradient[i + 2] = c;
            c *= x[i + 2];
            gradient[i + 3] = d;
            d *= x[i + 3];
            gradient[i + 4] = e;
            e *= x[i + 4];
            gradient[i + 5] = f;
            f *= x[i + 5];
            gradient[i + 6] = g;
            g *= x[i + 6];
            gradient[i + 7] = h;
            h *= x[i + 7];
        }
        double rest = 1;
        for (int i = whole; i < x.length; i++) {
            gradient[i] = rest;
            rest *= x[i];
        }
        double ab = a * b;
        double cd = c * d;
        double ef = e * f;
        double gh = g * h;
        double first = ab * cd;
        double second = ef * gh;
        double product = first * second * rest;
        if (!(areNormal(a, b, c, d) && areNormal(e, f, g, h) && areNormal(ab, cd, ef, gh))
                || !areNormal(first, second, rest, product)) {
            return Double.NaN;
        }
        double suffix = first * second;
        for (int i = x.length - 1; i >= whole; i--) {
            gradient[i] *= suffix;
            suffix *= x[i];
        }
        double ofFirst = second * rest; // the factors that a chain of the first four lacks
        double ofSecond = first * rest;
        double toA = b * cd * ofFirst;
        double toB = a * cd * ofFirst;
        double toC = ab * d * ofFirst;
        double toD = ab * c * ofFirst;
        double toE = f * gh * ofSecond;
        double toF = e * gh * ofSecond;
        double toG = ef * h * ofSecond;
        double toH = ef * g * ofSecond;
        for (int i = whole - CHAINS; i >= 0; i -= CHAINS) {
            gradient[i] *= toA;
            toA *= x[i];
            gradient[i + 1] *= toB;
            toB *= x[i + 1];
            gradient[i + 2] *= toC;
            toC *= x[i + 2];
            gradient[i + 3] *= toD;
            toD *= x[i + 3];
            gradient[i + 4] *= toE;
            toE *= x[i + 4];
            gradient[i + 5] *= toF;
            toF *= x[i + 5];
            gradient[i + 6] *= toG;
            toG *= x[i + 6];
            gradient[i + 7] *= toH;
            toH *= x[i + 7];
        }
        return product;
    }
}

package org.gradcost.tape.compile.runtime;

import static org.gradcost.gate.kernel.NormalNumbers.areNormal;
import static org.gradcost.gate.kernel.NormalNumbers.isNormal;
import static org.gradcost.tape.compile.runtime.PrefixProducts.isSmall;

import org.gradcost.gate.ChainRule;

/**
 * A product of consecutive inputs and the adjoints of its factors, by eight interleaved chains of multiplications: chain r
 * multiplies every eighth factor, starting with factor r, and a last one those that are left over. In one chain, each
 * multiplication waits some four cycles for the one before it. The adjoint of a factor is the product of those before and after it
 * in its chain, times the products of the other chains.
 *
 * <p>A partial product of a chain may overflow or lose digits where those of the whole do not: if one is not a normal number, the
 * factors are multiplied one after the other.
 *
 * <p>Source: R. E. Bryant and D. R. O'Hallaron, <em>Computer Systems: A Programmer's Perspective</em>, 3rd ed., Pearson 2016,
 * section 5.9 (multiple accumulators).
 */
public final class InputProducts {

    /** The fewest factors: two of each chain. */
    public static final int FEWEST = 16;

    private static final int CHAINS = 8;

    /** Adjoints of products below this are scaled, since partial products are tested in pairs. */
    private static final double SMALL = 1e-140;

    private InputProducts() {}

    /**
     * Multiplies a product by the factors from {@code x[from]} on. In memory, from {@code p[to]} on, it keeps the partial products
     * before each factor of its chain; but in {@code p[to]}, the product as it was. {@code p[to + 1]} is 1; or 0 if the factors
     * had to be multiplied one after the other, and then no partial products are kept.
     *
     * @return the product of all
     */
    static double multiply(double product, double[] x, int from, double[] p, int to, int count) {
        double all = inChains(product, x, from, p, to, count);
        boolean isNumber = all == all;
        p[to] = product;
        p[to + 1] = isNumber ? 1 : 0;
        return isNumber ? all : inOrder(product, x, from, count);
    }

    private static double inOrder(double product, double[] x, int from, int count) {
        double all = product;
        for (int i = from; i < from + count; i++) {
            all *= x[i];
        }
        return all;
    }

    /**
     * Stores the adjoints of the factors of the last {@link #multiply} from {@code g[from]} on. If one is NaN, so is then
     * {@code p[to + 1]}.
     *
     * @param adjoint of the product of all
     * @param strongZero whether 0·∞ is 0
     * @return the adjoint of the product as it was
     */
    static double gradient(
            double adjoint, double[] x, int from, double[] p, int to, int count, double[] g, boolean strongZero) {
        double product = p[to];
        if (p[to + 1] == 1) {
            p[to] = 1;
            double all = downChains(product, adjoint, x, from, p, to, count, g);
            p[to] = product;
            if (all == all) {
                return all;
            }
        }
        double before = product;
        for (int i = from; i < from + count; i++) {
            g[i] = before;
            before *= x[i];
        }
        double all = adjoint;
        for (int i = from + count - 1; i >= from; i--) {
            g[i] = times(g[i], all, strongZero);
            all = times(x[i], all, strongZero);
            if (g[i] != g[i]) {
                p[to + 1] = Double.NaN;
            }
        }
        return all;
    }

    private static double times(double slope, double adjoint, boolean strongZero) {
        return strongZero ? ChainRule.times(slope, adjoint) : slope * adjoint;
    }

    /** Returns the product of all; NaN if a partial product is not normal. */
    private static double inChains(double product, double[] x, int from, double[] p, int to, int count) {
        double a = 1;
        double b = 1;
        double c = 1;
        double d = 1;
        double e = 1;
        double f = 1;
        double g = 1;
        double h = 1;
        int end = from + count - count % FEWEST;
        int shift = to - from;
        for (int i = from; i < end; i += FEWEST) {
            int k = i + shift;
            p[k] = a;
            p[k + 1] = b;
            p[k + 2] = c;
            p[k + 3] = d;
            p[k + 4] = e;
            p[k + 5] = f;
            p[k + 6] = g;
            p[k + 7] = h;
            double a1 = a * x[i];
            double b1 = b * x[i + 1];
            double c1 = c * x[i + 2];
            double d1 = d * x[i + 3];
            double e1 = e * x[i + 4];
            double f1 = f * x[i + 5];
            double g1 = g * x[i + 6];
            double h1 = h * x[i + 7];
            p[k + 8] = a1;
            p[k + 9] = b1;
            p[k + 10] = c1;
            p[k + 11] = d1;
            p[k + 12] = e1;
            p[k + 13] = f1;
            p[k + 14] = g1;
            p[k + 15] = h1;
            a = a1 * x[i + 8];
            b = b1 * x[i + 9];
            c = c1 * x[i + 10];
            d = d1 * x[i + 11];
            e = e1 * x[i + 12];
            f = f1 * x[i + 13];
            g = g1 * x[i + 14];
            h = h1 * x[i + 15];
            if (isSmall(a1, a) || isSmall(b1, b) || isSmall(c1, c) || isSmall(d1, d)) {
                return Double.NaN;
            }
            if (isSmall(e1, e) || isSmall(f1, f) || isSmall(g1, g) || isSmall(h1, h)) {
                return Double.NaN;
            }
        }
        double rest = 1;
        for (int i = end; i < from + count; i++) {
            p[i + shift] = rest;
            rest *= x[i];
            if (!isNormal(rest)) {
                return Double.NaN;
            }
        }
        double ab = a * b;
        double cd = c * d;
        double ef = e * f;
        double gh = g * h;
        double upper = ab * cd;
        double lower = ef * gh;
        double chains = upper * lower;
        double factors = chains * rest;
        double all = product * factors;
        boolean normal = areNormal(a, b, c, d)
                && areNormal(e, f, g, h)
                && areNormal(ab, cd, ef, gh)
                && areNormal(upper, lower, chains, factors);
        return normal && isNormal(all) ? all : Double.NaN;
    }

    /** Divides elements, and returns whether they were finite. */
    private static boolean divide(double[] elements, int from, int count, double by) {
        boolean areFinite = true;
        for (int i = from; i < from + count; i++) {
            areFinite &= Double.isFinite(elements[i]);
            elements[i] /= by;
        }
        return areFinite;
    }

    /** Returns the adjoint times all factors; NaN if a partial product is not normal. */
    private static double downChains(
            double product, double adjoint, double[] x, int from, double[] p, int to, int count, double[] gradient) {
        int end = from + count - count % FEWEST;
        int shift = to - from;
        int last = end - CHAINS;
        double a = p[last + shift] * x[last];
        double b = p[last + shift + 1] * x[last + 1];
        double c = p[last + shift + 2] * x[last + 2];
        double d = p[last + shift + 3] * x[last + 3];
        double e = p[last + shift + 4] * x[last + 4];
        double f = p[last + shift + 5] * x[last + 5];
        double g = p[last + shift + 6] * x[last + 6];
        double h = p[last + shift + 7] * x[last + 7];
        double rest = 1;
        if (end < from + count) {
            rest = p[from + count - 1 + shift] * x[from + count - 1];
        }
        double ab = a * b;
        double cd = c * d;
        double ef = e * f;
        double gh = g * h;
        double upper = ab * cd;
        double lower = ef * gh;
        double ends = upper * lower * rest * product * adjoint; // where each chain ends
        double scale = Math.abs(ends) < SMALL ? Math.scalb(1.0, -Math.getExponent(ends)) : 1;
        double scaled = adjoint * scale;
        double start = product * scaled;
        double ofAll = start * rest;
        double ofUpper = lower * ofAll; // what the chains of the first four lack together
        double ofLower = upper * ofAll;
        double toAb = cd * ofUpper;
        double toCd = ab * ofUpper;
        double toEf = gh * ofLower;
        double toGh = ef * ofLower;
        double toA = b * toAb;
        double toB = a * toAb;
        double toC = d * toCd;
        double toD = c * toCd;
        double toE = f * toEf;
        double toF = e * toEf;
        double toG = h * toGh;
        double toH = g * toGh;
        double toRest = upper * lower * start;
        double all = upper * lower * rest * scaled;
        boolean normal = areNormal(toA, toB, toC, toD)
                && areNormal(toE, toF, toG, toH)
                && areNormal(toAb, toCd, toEf, toGh)
                && areNormal(ofUpper, ofLower, ofAll, start)
                && areNormal(toRest, upper * lower, upper * lower * rest, all);
        if (!normal) {
            return Double.NaN;
        }
        for (int i = from + count - 1; i >= end; i--) {
            gradient[i] = p[i + shift] * toRest;
            toRest *= x[i];
            if (!isNormal(toRest)) {
                return Double.NaN;
            }
        }
        for (int i = end - FEWEST; i >= from; i -= FEWEST) {
            int k = i + shift;
            gradient[i + 8] = p[k + 8] * toA;
            gradient[i + 9] = p[k + 9] * toB;
            gradient[i + 10] = p[k + 10] * toC;
            gradient[i + 11] = p[k + 11] * toD;
            gradient[i + 12] = p[k + 12] * toE;
            gradient[i + 13] = p[k + 13] * toF;
            gradient[i + 14] = p[k + 14] * toG;
            gradient[i + 15] = p[k + 15] * toH;
            double a1 = toA * x[i + 8];
            double b1 = toB * x[i + 9];
            double c1 = toC * x[i + 10];
            double d1 = toD * x[i + 11];
            double e1 = toE * x[i + 12];
            double f1 = toF * x[i + 13];
            double g1 = toG * x[i + 14];
            double h1 = toH * x[i + 15];
            gradient[i] = p[k] * a1;
            gradient[i + 1] = p[k + 1] * b1;
            gradient[i + 2] = p[k + 2] * c1;
            gradient[i + 3] = p[k + 3] * d1;
            gradient[i + 4] = p[k + 4] * e1;
            gradient[i + 5] = p[k + 5] * f1;
            gradient[i + 6] = p[k + 6] * g1;
            gradient[i + 7] = p[k + 7] * h1;
            toA = a1 * x[i];
            toB = b1 * x[i + 1];
            toC = c1 * x[i + 2];
            toD = d1 * x[i + 3];
            toE = e1 * x[i + 4];
            toF = f1 * x[i + 5];
            toG = g1 * x[i + 6];
            toH = h1 * x[i + 7];
            if (isSmall(a1, toA) || isSmall(b1, toB) || isSmall(c1, toC) || isSmall(d1, toD)) {
                return Double.NaN;
            }
            if (isSmall(e1, toE) || isSmall(f1, toF) || isSmall(g1, toG) || isSmall(h1, toH)) {
                return Double.NaN;
            }
        }
        if (!areNormal(toA, toB, toC, toD) || !areNormal(toE, toF, toG, toH)) {
            return Double.NaN;
        }
        if (scale != 1 && !divide(gradient, from, count, scale)) {
            return Double.NaN;
        }
        return all / scale;
    }
}

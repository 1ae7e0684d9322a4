package org.gradcost.tape.compile.runtime;

import static org.gradcost.gate.kernel.NormalNumbers.isNormal;

import org.gradcost.gate.ChainRule;

/**
 * Products of the factors before each one, in five lanes: the row is cut into five pieces, whose products are computed side by
 * side, since a multiplication in one chain waits some four cycles for the one before it. Then each piece is scaled by the product
 * of those before it. Measured with 999 factors, before pieces are scaled and without the test of each pair of partial products: 148 ns
 * in five lanes, 174 in four, 168 in six, 209 in eight. All of it takes some 250 ns upwards and 285 downwards.
 *
 * <p>A partial product of a piece may overflow or lose digits where those of the whole do not: if one is not a normal number, the
 * factors are multiplied one after the other.
 */
public final class PrefixProducts {

    private static final int LANES = 5;

    private PrefixProducts() {}

    /**
     * Stores {@code product·factors[0]·…·factors[i−1]} in {@code products[i]}.
     *
     * @param strongZero whether 0·∞ is 0
     * @return the product of all
     */
    static double up(double product, double[] factors, double[] products, int count, boolean strongZero) {
        int length = count / (2 * LANES) * 2;
        double all = upInLanes(product, factors, products, length);
        int i = LANES * length;
        if (all != all) {
            all = product;
            i = 0;
        }
        for (; i < count; i++) {
            products[i] = all;
            all = times(factors[i], all, strongZero);
        }
        return all;
    }

    /**
     * Stores {@code product·factors[count−1]·…·factors[i+1]} in {@code products[i]}.
     *
     * @param strongZero whether 0·∞ is 0
     * @return the product of all
     */
    static double down(double product, double[] factors, double[] products, int count, boolean strongZero) {
        int length = count / (2 * LANES) * 2;
        double all = downInLanes(product, factors, products, count, length);
        int i = count - LANES * length - 1;
        if (all != all) {
            all = product;
            i = count - 1;
        }
        for (; i >= 0; i--) {
            products[i] = all;
            all = times(factors[i], all, strongZero);
        }
        return all;
    }

    private static double times(double factor, double product, boolean strongZero) {
        return strongZero ? ChainRule.times(factor, product) : factor * product;
    }

    /** Returns the product of the first five pieces, of an even length; NaN if one on the way to it is not normal. */
    private static double upInLanes(double product, double[] x, double[] p, int length) {
        double a = product;
        double b = 1;
        double c = 1;
        double d = 1;
        double e = 1;
        int third = 2 * length;
        int fourth = 3 * length;
        int fifth = 4 * length;
        for (int i = 0; i < length; i += 2) {
            p[i] = a;
            double a1 = a * x[i];
            p[i + 1] = a1;
            a = a1 * x[i + 1];
            p[i + length] = b;
            double b1 = b * x[i + length];
            p[i + length + 1] = b1;
            b = b1 * x[i + length + 1];
            p[i + third] = c;
            double c1 = c * x[i + third];
            p[i + third + 1] = c1;
            c = c1 * x[i + third + 1];
            p[i + fourth] = d;
            double d1 = d * x[i + fourth];
            p[i + fourth + 1] = d1;
            d = d1 * x[i + fourth + 1];
            p[i + fifth] = e;
            double e1 = e * x[i + fifth];
            p[i + fifth + 1] = e1;
            e = e1 * x[i + fifth + 1];
            if (isSmall(a1, a) || isSmall(b1, b) || isSmall(c1, c) || isSmall(d1, d) || isSmall(e1, e)) {
                return Double.NaN;
            }
        }
        return scale(a, b, c, d, e, p, length, length);
    }

    /** Returns the product of the last five pieces, of an even length; NaN if one on the way to it is not normal. */
    private static double downInLanes(double product, double[] x, double[] p, int count, int length) {
        double a = product;
        double b = 1;
        double c = 1;
        double d = 1;
        double e = 1;
        int third = 2 * length;
        int second = 3 * length;
        int first = 4 * length;
        int start = count - LANES * length;
        for (int i = start + length - 1; i > start; i -= 2) {
            p[i + first] = a;
            double a1 = a * x[i + first];
            p[i + first - 1] = a1;
            a = a1 * x[i + first - 1];
            p[i + second] = b;
            double b1 = b * x[i + second];
            p[i + second - 1] = b1;
            b = b1 * x[i + second - 1];
            p[i + third] = c;
            double c1 = c * x[i + third];
            p[i + third - 1] = c1;
            c = c1 * x[i + third - 1];
            p[i + length] = d;
            double d1 = d * x[i + length];
            p[i + length - 1] = d1;
            d = d1 * x[i + length - 1];
            p[i] = e;
            double e1 = e * x[i];
            p[i - 1] = e1;
            e = e1 * x[i - 1];
            if (isSmall(a1, a) || isSmall(b1, b) || isSmall(c1, c) || isSmall(d1, d) || isSmall(e1, e)) {
                return Double.NaN;
            }
        }
        return scale(a, b, c, d, e, p, count - 2 * length, -length);
    }

    /**
     * Whether one of two partial products that follow each other is below the normal numbers, or both are not far above. Their
     * product is at most 10⁻²⁹² if one is: no factor leads from there beyond 4, nor from beyond 5·10¹⁵ to there, but 0, which stays.
     */
    static boolean isSmall(double partial, double next) {
        return Math.abs(partial * next) < 1e-290;
    }

    /**
     * Multiplies each piece but the first by the product of those before it.
     *
     * @param a the product of the first piece, and so on
     * @param second where the second piece starts
     * @param step the distance from a piece to the next
     * @return the product of all pieces; NaN if it or one before a piece is not normal
     */
    private static double scale(double a, double b, double c, double d, double e, double[] p, int second, int step) {
        double ab = a * b;
        double abc = ab * c;
        double abcd = abc * d;
        double all = abcd * e;
        if (!(isNormal(a) && isNormal(ab) && isNormal(abc) && isNormal(abcd) && isNormal(all))) {
            return Double.NaN;
        }
        int length = Math.abs(step);
        scale(p, second, second + length, a);
        scale(p, second + step, second + step + length, ab);
        scale(p, second + 2 * step, second + 2 * step + length, abc);
        scale(p, second + 3 * step, second + 3 * step + length, abcd);
        return all;
    }

    private static void scale(double[] p, int from, int to, double by) {
        for (int i = from; i < to; i++) {
            p[i] *= by;
        }
    }
}

package org.gradcost.family.analytic;

/**
 * A product of numbers and its gradient in eight lanes: lane r multiplies every eighth factor from r on. A multiplication in one
 * chain waits four cycles for the one before it; eight chains keep both multipliers of a processor busy.
 *
 * <p>{@code ∂/∂x_i} is the product of the factors before and after x_i in its lane, times that of the other lanes. Partial products
 * of lanes may overflow or underflow where those of the whole do not: if one is not a normal number, the caller multiplies in
 * the order of the factors.
 */
final class Lanes {

    private static final int LANES = 8;

    private Lanes() {}

    /** Returns the product of the factors from, …, to − 1; of no use if it is not a {@linkplain #isNormal normal number}. */
    static double product(double[] x, int from, int to) {
        double a = 1;
        double b = 1;
        double c = 1;
        double d = 1;
        double e = 1;
        double f = 1;
        double g = 1;
        double h = 1;
        int i = from;
        for (; i < to - (LANES - 1); i += LANES) {
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
     * @return the product; of no use, like the gradient, if it is not a {@linkplain #isNormal normal number}
     */
    static double gradient(double[] x, double[] gradient) {
        int whole = x.length - x.length % LANES;
        double a = 1;
        double b = 1;
        double c = 1;
        double d = 1;
        double e = 1;
        double f = 1;
        double g = 1;
        double h = 1;
        for (int i = 0; i < whole; i += LANES) {
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
        backward(
                x,
                gradient,
                whole,
                new double[] {
                    b * cd * (second * rest),
                    a * cd * (second * rest),
                    ab * d * (second * rest),
                    ab * c * (second * rest),
                    f * gh * (first * rest),
                    e * gh * (first * rest),
                    ef * h * (first * rest),
                    ef * g * (first * rest)
                },
                first * second);
        return product;
    }

    /**
     * Multiplies each prefix product by the suffix of its lane and by the other lanes.
     *
     * @param others for each lane, the product of all the others
     * @param all the product of the lanes
     */
    private static void backward(double[] x, double[] gradient, int whole, double[] others, double all) {
        double suffix = all;
        for (int i = x.length - 1; i >= whole; i--) {
            gradient[i] *= suffix;
            suffix *= x[i];
        }
        double a = others[0];
        double b = others[1];
        double c = others[2];
        double d = others[3];
        double e = others[4];
        double f = others[5];
        double g = others[6];
        double h = others[7];
        for (int i = whole - LANES; i >= 0; i -= LANES) {
            gradient[i] *= a;
            a *= x[i];
            gradient[i + 1] *= b;
            b *= x[i + 1];
            gradient[i + 2] *= c;
            c *= x[i + 2];
            gradient[i + 3] *= d;
            d *= x[i + 3];
            gradient[i + 4] *= e;
            e *= x[i + 4];
            gradient[i + 5] *= f;
            f *= x[i + 5];
            gradient[i + 6] *= g;
            g *= x[i + 6];
            gradient[i + 7] *= h;
            h *= x[i + 7];
        }
    }

    private static boolean areNormal(double a, double b, double c, double d) {
        return isNormal(a) && isNormal(b) && isNormal(c) && isNormal(d);
    }

    static boolean isNormal(double x) {
        return Math.abs(x) >= Double.MIN_NORMAL && Math.abs(x) <= Double.MAX_VALUE;
    }
}

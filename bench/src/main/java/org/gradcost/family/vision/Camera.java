package org.gradcost.family.vision;

import org.gradcost.gate.Functions;
import org.hipparchus.CalculusFieldElement;

/**
 * One observation of bundle adjustment: the error {@code w·(projection − feature)} of a point seen by a camera, which is 2
 * numbers computed from 15: a camera (rotation r, centre C, focal length f, principal point, radial distortion k), a point X and
 * a weight w.
 *
 * <p>With X' = X − C and θ² = r·r, the rotated point is {@code Y = X'·cos θ + (a × X')·sin θ + a·(a·X')·(1 − cos θ)} with a =
 * r/θ, or {@code X' + r × X'} if θ² = 0; {@code p = (Y_0, Y_1)/Y_2}, {@code s = p·p},
 * {@code projection = f·p·(1 + k_1·s + k_2·s²) + (u, v)}.
 */
public final class Camera {

    public static final int INPUTS = 15;

    static final int C = 3;
    static final int F = 6;
    public static final int U = 7;
    static final int K = 9;
    static final int X = 11;
    static final int W = 14;

    private Camera() {}

    /** Evaluates the error, in any mode. */
    public static <T extends CalculusFieldElement<T>> void error(T[] p, double[] feature, T[] error) {
        T square = square(p);
        error(p, feature, error, Functions.lessThan(square, Double.MIN_VALUE) ? null : square);
    }

    private static <T extends CalculusFieldElement<T>> T square(T[] p) {
        return p[0].multiply(p[0]).add(p[1].multiply(p[1])).add(p[2].multiply(p[2]));
    }

    /** Returns whether θ² is nonzero. */
    public static boolean turns(double r0, double r1, double r2) {
        return r0 * r0 + r1 * r1 + r2 * r2 != 0;
    }

    /** Evaluates the error, given whether the camera {@linkplain #turns turns}. */
    public static <T extends CalculusFieldElement<T>> void error(T[] p, double[] feature, T[] error, boolean turns) {
        error(p, feature, error, turns ? square(p) : null);
    }

    /** Evaluates the error, given θ², or null if it is 0. */
    private static <T extends CalculusFieldElement<T>> void error(T[] p, double[] feature, T[] error, T square) {
        T x = p[X].subtract(p[C]);
        T y = p[X + 1].subtract(p[C + 1]);
        T z = p[X + 2].subtract(p[C + 2]);
        T y0;
        T y1;
        T y2;
        if (square != null) {
            T theta = square.sqrt();
            T cos = theta.cos();
            T sin = theta.sin();
            T inverse = theta.reciprocal();
            T a = p[0].multiply(inverse);
            T b = p[1].multiply(inverse);
            T c = p[2].multiply(inverse);
            T along = a.multiply(x)
                    .add(b.multiply(y))
                    .add(c.multiply(z))
                    .multiply(cos.negate().add(1));
            y0 = x.multiply(cos)
                    .add(b.multiply(z).subtract(c.multiply(y)).multiply(sin))
                    .add(a.multiply(along));
            y1 = y.multiply(cos)
                    .add(c.multiply(x).subtract(a.multiply(z)).multiply(sin))
                    .add(b.multiply(along));
            y2 = z.multiply(cos)
                    .add(a.multiply(y).subtract(b.multiply(x)).multiply(sin))
                    .add(c.multiply(along));
        } else {
            y0 = x.add(p[1].multiply(z).subtract(p[2].multiply(y)));
            y1 = y.add(p[2].multiply(x).subtract(p[0].multiply(z)));
            y2 = z.add(p[0].multiply(y).subtract(p[1].multiply(x)));
        }
        T inverseDepth = y2.reciprocal();
        T u = y0.multiply(inverseDepth);
        T v = y1.multiply(inverseDepth);
        T s = u.multiply(u).add(v.multiply(v));
        T scale = s.multiply(p[K + 1]).add(p[K]).multiply(s).add(1).multiply(p[F]);
        error[0] = u.multiply(scale).add(p[U]).subtract(feature[0]).multiply(p[W]);
        error[1] = v.multiply(scale).add(p[U + 1]).subtract(feature[1]).multiply(p[W]);
    }

    /** Computes the error in plain arithmetic. */
    public static void error(double[] p, double[] feature, double[] error) {
        double x = p[X] - p[C];
        double y = p[X + 1] - p[C + 1];
        double z = p[X + 2] - p[C + 2];
        double square = p[0] * p[0] + p[1] * p[1] + p[2] * p[2];
        double y0;
        double y1;
        double y2;
        if (square != 0) {
            double theta = Math.sqrt(square);
            double cos = Math.cos(theta);
            double sin = Math.sin(theta);
            double a = p[0] / theta;
            double b = p[1] / theta;
            double c = p[2] / theta;
            double along = (a * x + b * y + c * z) * (1 - cos);
            y0 = x * cos + (b * z - c * y) * sin + a * along;
            y1 = y * cos + (c * x - a * z) * sin + b * along;
            y2 = z * cos + (a * y - b * x) * sin + c * along;
        } else {
            y0 = x + (p[1] * z - p[2] * y);
            y1 = y + (p[2] * x - p[0] * z);
            y2 = z + (p[0] * y - p[1] * x);
        }
        double u = y0 / y2;
        double v = y1 / y2;
        double s = u * u + v * v;
        double scale = p[F] * (1 + s * (p[K] + s * p[K + 1]));
        error[0] = p[W] * (u * scale + p[U] - feature[0]);
        error[1] = p[W] * (v * scale + p[U + 1] - feature[1]);
    }
}

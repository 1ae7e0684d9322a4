package org.gradcost.family.vision;

/**
 * A rotation by a vector r, in plain arithmetic: about r, by the angle θ = |r|.
 *
 * <p>Rodrigues: {@code R = cos θ·I + sin θ·[a]× + (1 − cos θ)·a·aᵀ}, a = r/θ. A small change dr moves a rotated vector by
 * {@code d(R·v) = −R·[v]×·J·dr} with the right Jacobian {@code J = I − (1 − cos θ)/θ²·[r]× + (θ − sin θ)/θ³·[r]×²}.
 *
 * <p>Source: J. Solà, J. Deray and D. Atchuthan, "A micro Lie theory for state estimation in robotics", 2018, (143).
 */
final class Rotation {

    final double[] r = new double[9]; // R, row by row
    final double[] j = new double[9]; // J, row by row
    private final double[] cross = new double[9];
    private final double[] product = new double[9];

    /** Computes R and J of the rotation vector that starts at {@code from}. */
    void by(double[] vector, int from) {
        double x = vector[from];
        double y = vector[from + 1];
        double z = vector[from + 2];
        double angle = angle(x, y, z);
        double sin = Math.sin(angle);
        double second = second(angle);
        double third = third(angle, sin);
        combine(x, y, z, 1 - second * angle * angle, first(angle, sin), second, r);
        combine(x, y, z, 1 - third * angle * angle, -second, third, j);
    }

    /** Computes R alone. */
    void matrix(double[] vector, int from) {
        double x = vector[from];
        double y = vector[from + 1];
        double z = vector[from + 2];
        double angle = angle(x, y, z);
        double second = second(angle);
        combine(x, y, z, 1 - second * angle * angle, first(angle, Math.sin(angle)), second, r);
    }

    /** Computes {@code α·I + β·[v]× + γ·v·vᵀ}, row by row: {@code [v]×² = v·vᵀ − |v|²·I}. */
    private static void combine(double x, double y, double z, double alpha, double beta, double gamma, double[] m) {
        double xy = gamma * x * y;
        double xz = gamma * x * z;
        double yz = gamma * y * z;
        m[0] = alpha + gamma * x * x;
        m[1] = xy - beta * z;
        m[2] = xz + beta * y;
        m[3] = xy + beta * z;
        m[4] = alpha + gamma * y * y;
        m[5] = yz - beta * x;
        m[6] = xz - beta * y;
        m[7] = yz + beta * x;
        m[8] = alpha + gamma * z * z;
    }

    /** Returns |r|; 0 if its square underflows, where the coefficients below have reached their limits. */
    static double angle(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** Returns sin θ/θ, given sin θ. */
    static double first(double angle, double sin) {
        return angle == 0 ? 1 : sin / angle;
    }

    /** Returns (1 − cos θ)/θ² as ½·(sin(θ/2)/(θ/2))², which avoids cancellation. */
    static double second(double angle) {
        double half = first(angle / 2, Math.sin(angle / 2));
        return half * half / 2;
    }

    /**
     * Returns (θ − sin θ)/θ³, given sin θ; up to θ = ½ by its Taylor series, whose first omitted term is below 2⁻⁵³ of the sum.
     */
    static double third(double angle, double sin) {
        double square = angle * angle;
        if (angle > 0.5) {
            return (angle - sin) / (square * angle);
        }
        double rest = 1 / 39_916_800.0 - square * (1 / 6_227_020_800.0 - square * (1 / 1_307_674_368_000.0));
        rest = 1 / 5040.0 - square * (1 / 362_880.0 - square * rest);
        return 1 / 6.0 - square * (1 / 120.0 - square * rest);
    }

    /** Computes the 3×3 matrix {@code ∂(R·v)/∂r}, row by row. */
    void slopes(double vx, double vy, double vz, double[] slopes) {
        crossProduct(vx, vy, vz, cross);
        multiply(r, cross, product);
        multiply(product, j, slopes);
        for (int i = 0; i < 9; i++) {
            slopes[i] = -slopes[i];
        }
    }

    /** Computes [v]×, the matrix of the cross product with v. */
    static void crossProduct(double x, double y, double z, double[] c) {
        c[0] = 0;
        c[1] = -z;
        c[2] = y;
        c[3] = z;
        c[4] = 0;
        c[5] = -x;
        c[6] = -y;
        c[7] = x;
        c[8] = 0;
    }

    private static void multiply(double[] a, double[] b, double[] c) {
        for (int i = 0; i < 9; i += 3) {
            for (int k = 0; k < 3; k++) {
                c[i + k] = a[i] * b[k] + a[i + 1] * b[3 + k] + a[i + 2] * b[6 + k];
            }
        }
    }
}

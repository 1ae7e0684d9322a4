package org.gradcost.family.vision;

import org.gradcost.gate.matrix.kernel.FusedMultiplyAdd;

/**
 * The error of {@link Camera} and its 2×15 Jacobian by hand. With A = ∂error/∂Y, 2×3, in the notation of that class:
 * {@code A = w·f·(L·I + 2·L'·p·pᵀ)·(∂p/∂Y)}, L = 1 + k_1·s + k_2·s², L' = k_1 + 2·k_2·s,
 * {@code ∂p/∂Y = [1, 0, −p_0; 0, 1, −p_1]/Y_2}. Each row g of A·R is the derivative with respect to the point, −g that for the
 * centre, and {@code (X' × g)·J} that for the rotation (see {@link Rotation}); the others follow directly. R and J are those of a
 * camera, and are computed once for all its observations.
 */
final class CameraByHand {

    private final Rotation rotation = new Rotation();

    /** Sets the camera of the next observations, whose errors are computed without slopes. */
    void turn(double[] p) {
        rotation.matrix(p, 0);
    }

    /** Sets the camera of the next observations. */
    void turnWithSlopes(double[] p) {
        rotation.by(p, 0);
    }

    /** Stores the errors in {@code error}, starting at {@code to}. */
    void error(double[] p, double[] feature, double[] error, int to) {
        double x = p[Camera.X] - p[Camera.C];
        double y = p[Camera.X + 1] - p[Camera.C + 1];
        double z = p[Camera.X + 2] - p[Camera.C + 2];
        double[] r = rotation.r;
        double inverseDepth = 1 / dot(r[6], x, r[7], y, r[8], z);
        double u = dot(r[0], x, r[1], y, r[2], z) * inverseDepth;
        double v = dot(r[3], x, r[4], y, r[5], z) * inverseDepth;
        double s = u * u + v * v;
        double scale = p[Camera.F] * (1 + s * (p[Camera.K] + s * p[Camera.K + 1]));
        error[to] = p[Camera.W] * (u * scale + p[Camera.U] - feature[0]);
        error[to + 1] = p[Camera.W] * (v * scale + p[Camera.U + 1] - feature[1]);
    }

    private static double dot(double a0, double b0, double a1, double b1, double a2, double b2) {
        return FusedMultiplyAdd.of(a2, b2, FusedMultiplyAdd.of(a1, b1, a0 * b0));
    }

    /**
     * Stores the errors in {@code error}, starting at {@code to}, and their two rows in {@code rows}, starting at {@code from}.
     */
    void slopes(double[] p, double[] feature, double[] error, int to, double[] rows, int from) {
        double x = p[Camera.X] - p[Camera.C];
        double y = p[Camera.X + 1] - p[Camera.C + 1];
        double z = p[Camera.X + 2] - p[Camera.C + 2];
        double[] r = rotation.r;
        double inverseDepth = 1 / dot(r[6], x, r[7], y, r[8], z);
        double u = dot(r[0], x, r[1], y, r[2], z) * inverseDepth;
        double v = dot(r[3], x, r[4], y, r[5], z) * inverseDepth;
        double s = u * u + v * v;
        double k1 = p[Camera.K];
        double k2 = p[Camera.K + 1];
        double l = 1 + s * (k1 + s * k2);
        double slope = 2 * (k1 + 2 * k2 * s);
        double across = slope * u * v;
        double f = p[Camera.F];
        double w = p[Camera.W];
        double errorU = f * l * u + p[Camera.U] - feature[0];
        double errorV = f * l * v + p[Camera.U + 1] - feature[1];
        double scale = w * f * inverseDepth;
        error[to] = w * errorU;
        error[to + 1] = w * errorV;
        position(scale * (l + slope * u * u), scale * across, u, v, x, y, z, rows, from);
        position(scale * across, scale * (l + slope * v * v), u, v, x, y, z, rows, from + Camera.INPUTS);
        rest(w * u, l, f * s, s, w, 0, errorU, rows, from);
        rest(w * v, l, f * s, s, 0, w, errorV, rows, from + Camera.INPUTS);
    }

    /** Stores the derivatives with respect to rotation, centre and point, from a row [a, b] of w·f·∂projection/∂p/Y_2. */
    private void position(
            double a, double b, double u, double v, double x, double y, double z, double[] rows, int from) {
        double c = -(a * u + b * v);
        double[] r = rotation.r;
        double g0 = dot(a, r[0], b, r[3], c, r[6]);
        double g1 = dot(a, r[1], b, r[4], c, r[7]);
        double g2 = dot(a, r[2], b, r[5], c, r[8]);
        double d0 = y * g2 - z * g1;
        double d1 = z * g0 - x * g2;
        double d2 = x * g1 - y * g0;
        double[] j = rotation.j;
        double turn0 = dot(d0, j[0], d1, j[3], d2, j[6]);
        double turn1 = dot(d0, j[1], d1, j[4], d2, j[7]);
        double turn2 = dot(d0, j[2], d1, j[5], d2, j[8]);
        rows[from] = turn0;
        rows[from + 1] = turn1;
        rows[from + 2] = turn2;
        rows[from + Camera.C] = -g0;
        rows[from + Camera.C + 1] = -g1;
        rows[from + Camera.C + 2] = -g2;
        rows[from + Camera.X] = g0;
        rows[from + Camera.X + 1] = g1;
        rows[from + Camera.X + 2] = g2;
    }

    /**
     * Stores the other derivatives of a row.
     *
     * @param q w times the coordinate u or v
     * @param w0 the derivative with respect to the first coordinate of the principal point
     * @param w1 that with respect to the second
     */
    private static void rest(
            double q, double l, double fs, double s, double w0, double w1, double error, double[] rows, int from) {
        rows[from + Camera.F] = q * l;
        rows[from + Camera.U] = w0;
        rows[from + Camera.U + 1] = w1;
        rows[from + Camera.K] = q * fs;
        rows[from + Camera.K + 1] = q * fs * s;
        rows[from + Camera.W] = error;
    }
}

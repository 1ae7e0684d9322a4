package org.gradcost.family.vision;

/**
 * The error of {@link Camera} and its 2×15 Jacobian by hand. With A = ∂error/∂Y, 2×3, in the notation of that class:
 * {@code A = w·f·(L·I + 2·L'·p·pᵀ)·(∂p/∂Y)}, L = 1 + k_1·s + k_2·s², L' = k_1 + 2·k_2·s,
 * {@code ∂p/∂Y = [1, 0, −p_0; 0, 1, −p_1]/Y_2}. Each row g of A·R is the derivative with respect to the point, −g that for the
 * centre, and {@code (X' × g)·J} that for the rotation (see {@link Rotation}); the others follow directly. R and J are those of a
 * camera, and are recomputed only if the next observation has another rotation.
 */
final class CameraByHand {

    private final Rotation rotation = new Rotation();
    private double r0 = Double.NaN;
    private double r1;
    private double r2;

    /** Stores the errors in {@code error}, starting at {@code to}. */
    void error(double[] p, double[] feature, double[] error, int to) {
        double x = p[Camera.X] - p[Camera.C];
        double y = p[Camera.X + 1] - p[Camera.C + 1];
        double z = p[Camera.X + 2] - p[Camera.C + 2];
        turn(p);
        double[] r = rotation.r;
        double inverseDepth = 1 / (r[6] * x + r[7] * y + r[8] * z);
        double u = (r[0] * x + r[1] * y + r[2] * z) * inverseDepth;
        double v = (r[3] * x + r[4] * y + r[5] * z) * inverseDepth;
        double s = u * u + v * v;
        double scale = p[Camera.F] * (1 + s * (p[Camera.K] + s * p[Camera.K + 1]));
        error[to] = p[Camera.W] * (u * scale + p[Camera.U] - feature[0]);
        error[to + 1] = p[Camera.W] * (v * scale + p[Camera.U + 1] - feature[1]);
    }

    private void turn(double[] p) {
        if (p[0] != r0 || p[1] != r1 || p[2] != r2) {
            rotation.by(p, 0);
            r0 = p[0];
            r1 = p[1];
            r2 = p[2];
        }
    }

    /**
     * Stores the errors in {@code error}, starting at {@code to}, and their two rows in {@code rows}, starting at {@code from}.
     */
    void slopes(double[] p, double[] feature, double[] error, int to, double[] rows, int from) {
        double x = p[Camera.X] - p[Camera.C];
        double y = p[Camera.X + 1] - p[Camera.C + 1];
        double z = p[Camera.X + 2] - p[Camera.C + 2];
        turn(p);
        double[] r = rotation.r;
        double inverseDepth = 1 / (r[6] * x + r[7] * y + r[8] * z);
        double u = (r[0] * x + r[1] * y + r[2] * z) * inverseDepth;
        double v = (r[3] * x + r[4] * y + r[5] * z) * inverseDepth;
        double s = u * u + v * v;
        double k1 = p[Camera.K];
        double k2 = p[Camera.K + 1];
        double l = 1 + s * (k1 + s * k2);
        double slope = 2 * (k1 + 2 * k2 * s);
        double f = p[Camera.F];
        double scale = p[Camera.W] * f * inverseDepth;
        row(l + slope * u * u, slope * u * v, u, v, scale, rows, from);
        turned(x, y, z, rows, from);
        row(slope * u * v, l + slope * v * v, u, v, scale, rows, from + Camera.INPUTS);
        turned(x, y, z, rows, from + Camera.INPUTS);
        rest(p, u, s, l, 0, f * l * u + p[Camera.U] - feature[0], rows, from);
        rest(p, v, s, l, 1, f * l * v + p[Camera.U + 1] - feature[1], rows, from + Camera.INPUTS);
        error[to] = rows[from + Camera.W] * p[Camera.W];
        error[to + 1] = rows[from + Camera.INPUTS + Camera.W] * p[Camera.W];
    }

    /** Stores the derivatives with respect to centre and point, from a row of ∂projection/∂p and the scale w·f/Y_2. */
    private void row(double a, double b, double u, double v, double scale, double[] rows, int from) {
        double c = -(a * u + b * v);
        double[] r = rotation.r;
        for (int j = 0; j < 3; j++) {
            double toPoint = scale * (a * r[j] + b * r[3 + j] + c * r[6 + j]);
            rows[from + Camera.X + j] = toPoint;
            rows[from + Camera.C + j] = -toPoint;
        }
    }

    /** Stores the derivatives with respect to the rotation, from those with respect to the point. */
    private void turned(double x, double y, double z, double[] rows, int from) {
        double g0 = rows[from + Camera.X];
        double g1 = rows[from + Camera.X + 1];
        double g2 = rows[from + Camera.X + 2];
        double a = y * g2 - z * g1;
        double b = z * g0 - x * g2;
        double c = x * g1 - y * g0;
        double[] j = rotation.j;
        rows[from] = a * j[0] + b * j[3] + c * j[6];
        rows[from + 1] = a * j[1] + b * j[4] + c * j[7];
        rows[from + 2] = a * j[2] + b * j[5] + c * j[8];
    }

    private static void rest(
            double[] p, double q, double s, double l, int axis, double error, double[] rows, int from) {
        double w = p[Camera.W];
        rows[from + Camera.F] = w * l * q;
        rows[from + Camera.U] = axis == 0 ? w : 0;
        rows[from + Camera.U + 1] = axis == 1 ? w : 0;
        rows[from + Camera.K] = w * p[Camera.F] * s * q;
        rows[from + Camera.K + 1] = w * p[Camera.F] * s * s * q;
        rows[from + Camera.W] = error;
    }
}

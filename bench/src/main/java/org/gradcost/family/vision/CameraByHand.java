package org.gradcost.family.vision;

/**
 * The 2×15 Jacobian of {@link Camera} by hand. With A = ∂error/∂Y, 2×3, in the words there:
 * {@code A = w·f·(L·I + 2·L'·p·pᵀ)·(∂p/∂Y)}, L = 1 + k_1·s + k_2·s², L' = k_1 + 2·k_2·s,
 * {@code ∂p/∂Y = [1, 0, −p_0; 0, 1, −p_1]/Y_2}; then A·R for the point, −A·R for the centre, A·∂Y/∂r for the rotation (see
 * {@link Rotation}), and the rest is read off.
 */
final class CameraByHand {

    private final Rotation rotation = new Rotation();
    private final double[] byRotation = new double[9];

    /**
     * Stores the errors in {@code error} from {@code to} on, and their two rows in {@code rows} from {@code from} on.
     */
    void slopes(double[] p, double[] feature, double[] error, int to, double[] rows, int from) {
        double x = p[Camera.X] - p[Camera.C];
        double y = p[Camera.X + 1] - p[Camera.C + 1];
        double z = p[Camera.X + 2] - p[Camera.C + 2];
        double[] r = rotation.r;
        rotation.by(p, 0);
        rotation.slopes(x, y, z, byRotation);
        double depth = r[6] * x + r[7] * y + r[8] * z;
        double u = (r[0] * x + r[1] * y + r[2] * z) / depth;
        double v = (r[3] * x + r[4] * y + r[5] * z) / depth;
        double s = u * u + v * v;
        double k1 = p[Camera.K];
        double k2 = p[Camera.K + 1];
        double l = 1 + s * (k1 + s * k2);
        double slope = 2 * (k1 + 2 * k2 * s);
        double f = p[Camera.F];
        double w = p[Camera.W];
        row(l + slope * u * u, slope * u * v, u, v, w * f / depth, rows, from);
        row(slope * u * v, l + slope * v * v, u, v, w * f / depth, rows, from + Camera.INPUTS);
        rest(p, u, s, l, 0, f * l * u + p[Camera.U] - feature[0], rows, from);
        rest(p, v, s, l, 1, f * l * v + p[Camera.U + 1] - feature[1], rows, from + Camera.INPUTS);
        error[to] = rows[from + Camera.W] * w;
        error[to + 1] = rows[from + Camera.INPUTS + Camera.W] * w;
    }

    /** Stores the derivatives by rotation, centre and point, from a row of ∂projection/∂p and the scale w·f/Y_2. */
    private void row(double a, double b, double u, double v, double scale, double[] rows, int from) {
        double c = -scale * (a * u + b * v);
        double[] r = rotation.r;
        for (int j = 0; j < 3; j++) {
            double toPoint = scale * (a * r[j] + b * r[3 + j]) + c * r[6 + j];
            rows[from + Camera.X + j] = toPoint;
            rows[from + Camera.C + j] = -toPoint;
            rows[from + j] = scale * (a * byRotation[j] + b * byRotation[3 + j]) + c * byRotation[6 + j];
        }
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

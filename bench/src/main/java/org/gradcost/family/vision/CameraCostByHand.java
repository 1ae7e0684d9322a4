package org.gradcost.family.vision;

/**
 * Half the square of the error e of {@link Camera}, and its gradient by hand; the adjoint of e is e. In the notation of that
 * class, with {@code L = 1 + k_1·s + k_2·s²}, {@code L' = k_1 + 2·k_2·s} and a = w·f·e:
 *
 * <p>{@code p̄ = L·a + 2·L'·(a·p)·p} and {@code Ȳ = (p̄_0, p̄_1, −p̄·p)/Y_2}. With R and J as in {@link Rotation} and q = Rᵀ·Ȳ,
 * the derivative with respect to the point is q, to the centre −q and to the rotation {@code Jᵀ·(X' × q)}; that with respect to f
 * is w·L·(e·p), to the principal point w·e, to k_1 and k_2 w·f·(e·p) times s and s², and to w e·e/w. Products with R, Rᵀ and Jᵀ
 * all have the form {@code v + α·r × v + β·r × (r × v)}, so no matrix is formed.
 */
final class CameraCostByHand {

    private final double[] turned = new double[3];

    /** Returns the cost, and stores its gradient with respect to the 15 inputs. */
    double gradient(double[] p, double[] feature, double[] gradient) {
        double x = p[Camera.X] - p[Camera.C];
        double y = p[Camera.X + 1] - p[Camera.C + 1];
        double z = p[Camera.X + 2] - p[Camera.C + 2];
        double angle = Rotation.angle(p[0], p[1], p[2]);
        double sin = Math.sin(angle);
        double first = Rotation.first(angle, sin);
        double second = Rotation.second(angle);
        double third = Rotation.third(angle, sin);

        turn(p, first, second, x, y, z);
        double depth = turned[2];
        double u = turned[0] / depth;
        double v = turned[1] / depth;
        double s = u * u + v * v;
        double w = p[Camera.W];
        double l = 1 + s * (p[Camera.K] + s * p[Camera.K + 1]);
        double scale = p[Camera.F] * l;
        double errorU = u * scale + p[Camera.U] - feature[0];
        double errorV = v * scale + p[Camera.U + 1] - feature[1];
        gradient[Camera.W] = w * (errorU * errorU + errorV * errorV);

        double toU = w * w * errorU;
        double toV = w * w * errorV;
        double along = toU * u + toV * v;
        gradient[Camera.F] = l * along;
        gradient[Camera.U] = toU;
        gradient[Camera.U + 1] = toV;
        gradient[Camera.K] = p[Camera.F] * along * s;
        gradient[Camera.K + 1] = p[Camera.F] * along * s * s;

        double slope = 2 * p[Camera.F] * (p[Camera.K] + 2 * s * p[Camera.K + 1]) * along;
        double y0 = (scale * toU + slope * u) / depth;
        double y1 = (scale * toV + slope * v) / depth;
        turn(p, -first, second, y0, y1, -(y0 * u + y1 * v));
        double q0 = turned[0];
        double q1 = turned[1];
        double q2 = turned[2];
        gradient[Camera.X] = q0;
        gradient[Camera.X + 1] = q1;
        gradient[Camera.X + 2] = q2;
        gradient[Camera.C] = -q0;
        gradient[Camera.C + 1] = -q1;
        gradient[Camera.C + 2] = -q2;
        turn(p, second, third, y * q2 - z * q1, z * q0 - x * q2, x * q1 - y * q0);
        System.arraycopy(turned, 0, gradient, 0, 3);
        return gradient[Camera.W] * w / 2;
    }

    /** Computes {@code v + α·r × v + β·r × (r × v)}. */
    private void turn(double[] r, double alpha, double beta, double x, double y, double z) {
        double a = r[1] * z - r[2] * y;
        double b = r[2] * x - r[0] * z;
        double c = r[0] * y - r[1] * x;
        turned[0] = x + alpha * a + beta * (r[1] * c - r[2] * b);
        turned[1] = y + alpha * b + beta * (r[2] * a - r[0] * c);
        turned[2] = z + alpha * c + beta * (r[0] * b - r[1] * a);
    }
}

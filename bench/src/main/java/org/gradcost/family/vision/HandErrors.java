package org.gradcost.family.vision;

/** The errors of the hand in plain arithmetic; the formulas are those of {@link HandCircuit}. */
public final class HandErrors {

    private static final double SMALL = 1e-4;

    private final HandModel model;
    final ReadVertices vertices;
    final double[][] absolutes = new double[HandModel.BONES][12];
    private final double[] bones = new double[12 * HandModel.BONES];
    private final double[] relative = new double[12];
    final double[] rotation = new double[9];

    /** The positions of the vertices, three numbers each. */
    final double[] positions;

    private double[] theta;

    public HandErrors(HandModel model) {
        this.model = model;
        this.vertices = new ReadVertices(model);
        this.positions = new double[3 * vertices.count];
    }

    /**
     * Computes the errors.
     *
     * @param x pose θ, followed by u and v of each correspondence if it is on a triangle
     * @param errors three per correspondence
     */
    public void of(double[] x, double[] errors) {
        theta = x;
        for (int b = 0; b < HandModel.BONES; b++) {
            relative(b, x, relative);
            if (model.parents()[b] < 0) {
                System.arraycopy(relative, 0, absolutes[b], 0, 12);
            } else {
                product(absolutes[model.parents()[b]], relative, absolutes[b], 0);
            }
            product(absolutes[b], model.inverses()[b], bones, 12 * b);
        }
        rotation();
        for (int v = 0; v < vertices.count; v++) {
            position(v);
        }
        for (int i = 0; i < model.correspondences().length; i++) {
            errors(i, x, errors);
        }
    }

    /** Computes a bone's own transform, relative·E. */
    void relative(int b, double[] theta, double[] relative) {
        double[] base = model.relatives()[b];
        System.arraycopy(base, 0, relative, 0, 12);
        int x = HandModel.angle(b, 'x');
        if (x < 0) {
            return;
        }
        int z = HandModel.angle(b, 'z');
        double sx = Math.sin(theta[x]);
        double cx = Math.cos(theta[x]);
        double sz = z < 0 ? 0 : Math.sin(theta[z]);
        double cz = z < 0 ? 1 : Math.cos(theta[z]);
        for (int i = 0; i < 12; i += 4) {
            relative[i] = base[i] * cz + base[i + 1] * sz;
            relative[i + 1] = base[i] * -sz * cx + base[i + 1] * cz * cx + base[i + 2] * sx;
            relative[i + 2] = base[i] * sz * sx - base[i + 1] * cz * sx + base[i + 2] * cx;
        }
    }

    /** Stores the product of two transforms in c from {@code to} on. */
    static void product(double[] a, double[] b, double[] c, int to) {
        for (int i = 0; i < 12; i += 4) {
            for (int j = 0; j < 4; j++) {
                c[to + i + j] = a[i] * b[j] + a[i + 1] * b[4 + j] + a[i + 2] * b[8 + j] + (j < 3 ? 0 : a[i + 3]);
            }
        }
    }

    /** Returns whether the pose rotates the whole hand; a very small rotation counts as none, with derivative 0. */
    static boolean turns(double[] theta) {
        return theta[0] * theta[0] + theta[1] * theta[1] + theta[2] * theta[2] >= SMALL * SMALL;
    }

    private void rotation() {
        double[] w = theta;
        double angle = Rotation.angle(w[0], w[1], w[2]);
        boolean none = !turns(w);
        double sin = none ? 0 : Math.sin(angle);
        double cos = none ? 1 : Math.cos(angle);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double both = none ? 0 : w[i] * w[j] / (angle * angle) * (1 - cos);
                rotation[3 * i + j] = both + (i == j ? cos : 0);
            }
        }
        for (int i = 0; i < 3 && !none; i++) {
            int j = (i + 1) % 3;
            double s = sin * w[(i + 2) % 3] / angle; // of the rotation in the plane of i and j
            rotation[3 * i + j] -= s;
            rotation[3 * j + i] += s;
        }
    }

    private void position(int v) {
        double[] rest = vertices.rest;
        double p0 = rest[4 * v];
        double p1 = rest[4 * v + 1];
        double p2 = rest[4 * v + 2];
        double p3 = rest[4 * v + 3];
        double x = 0;
        double y = 0;
        double z = 0;
        for (int k = vertices.first[v]; k < vertices.first[v + 1]; k++) {
            int t = 12 * vertices.bones[k];
            double w = vertices.weights[k];
            x += w * (bones[t] * p0 + bones[t + 1] * p1 + bones[t + 2] * p2 + bones[t + 3] * p3);
            y += w * (bones[t + 4] * p0 + bones[t + 5] * p1 + bones[t + 6] * p2 + bones[t + 7] * p3);
            z += w * (bones[t + 8] * p0 + bones[t + 9] * p1 + bones[t + 10] * p2 + bones[t + 11] * p3);
        }
        x = model.mirrored() ? -x : x;
        for (int i = 0; i < 3; i++) {
            positions[3 * v + i] =
                    rotation[3 * i] * x + rotation[3 * i + 1] * y + rotation[3 * i + 2] * z + theta[3 + i];
        }
    }

    private void errors(int i, double[] x, double[] errors) {
        double[] point = model.points()[i];
        if (!model.complicated()) {
            int vertex = 3 * vertices.corners[i];
            for (int j = 0; j < 3; j++) {
                errors[3 * i + j] = point[j] - positions[vertex + j];
            }
            return;
        }
        int a = 3 * vertices.corners[3 * i];
        int b = 3 * vertices.corners[3 * i + 1];
        int c = 3 * vertices.corners[3 * i + 2];
        double u = x[HandModel.POSE + 2 * i];
        double v = x[HandModel.POSE + 2 * i + 1];
        for (int j = 0; j < 3; j++) {
            errors[3 * i + j] =
                    point[j] - (u * positions[a + j] + v * positions[b + j] + (1 - u - v) * positions[c + j]);
        }
    }
}

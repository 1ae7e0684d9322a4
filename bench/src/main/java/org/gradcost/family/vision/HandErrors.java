package org.gradcost.family.vision;

/** The errors of the hand in plain arithmetic; the formulas are those of {@link HandCircuit}. */
public final class HandErrors {

    private static final double SMALL = 1e-4;

    private final HandModel model;
    final double[][] absolutes = new double[HandModel.BONES][12];
    private final double[][] bones = new double[HandModel.BONES][12];
    private final double[] relative = new double[12];
    final double[] rotation = new double[9];
    final double[][] positions;
    private double[] theta;

    public HandErrors(HandModel model) {
        this.model = model;
        this.positions = new double[model.vertices().length][3];
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
                product(absolutes[model.parents()[b]], relative, absolutes[b]);
            }
            product(absolutes[b], model.inverses()[b], bones[b]);
        }
        rotation();
        for (int v = 0; v < positions.length; v++) {
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

    static void product(double[] a, double[] b, double[] c) {
        for (int i = 0; i < 12; i += 4) {
            for (int j = 0; j < 4; j++) {
                c[i + j] = a[i] * b[j] + a[i + 1] * b[4 + j] + a[i + 2] * b[8 + j] + (j < 3 ? 0 : a[i + 3]);
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
        double[] p = model.vertices()[v];
        double x = 0;
        double y = 0;
        double z = 0;
        for (int k = 0; k < model.bones()[v].length; k++) {
            double[] t = bones[model.bones()[v][k]];
            double w = model.weights()[v][k];
            x += w * (t[0] * p[0] + t[1] * p[1] + t[2] * p[2] + t[3] * p[3]);
            y += w * (t[4] * p[0] + t[5] * p[1] + t[6] * p[2] + t[7] * p[3]);
            z += w * (t[8] * p[0] + t[9] * p[1] + t[10] * p[2] + t[11] * p[3]);
        }
        x = model.mirrored() ? -x : x;
        for (int i = 0; i < 3; i++) {
            positions[v][i] = rotation[3 * i] * x + rotation[3 * i + 1] * y + rotation[3 * i + 2] * z + theta[3 + i];
        }
    }

    private void errors(int i, double[] x, double[] errors) {
        int which = model.correspondences()[i];
        for (int j = 0; j < 3; j++) {
            double at;
            if (model.complicated()) {
                int[] triangle = model.triangles()[which];
                double u = x[HandModel.POSE + 2 * i];
                double v = x[HandModel.POSE + 2 * i + 1];
                at = u * positions[triangle[0]][j]
                        + v * positions[triangle[1]][j]
                        + (1 - u - v) * positions[triangle[2]][j];
            } else {
                at = positions[which][j];
            }
            errors[3 * i + j] = model.points()[i][j] - at;
        }
    }
}

package org.gradcost.family.vision;

import java.util.Arrays;

/**
 * The Jacobian of the hand's errors by hand. With p a vertex before the hand is rotated, R and t its rotation and translation,
 * the vertex has the derivatives {@code ∂(R·p)/∂ω} (see {@link Rotation}), I with respect to t, and {@code R·∂p/∂θ_k} with
 * respect to an angle. The angle moves its own bone, {@code ∂abs_b = abs_parent·relative·∂E}, and with it the following bones,
 * {@code ∂abs_c = ∂abs_parent·relative_c}; {@code ∂p = Σ_b w_b·∂abs_b·inverse_b·v}.
 */
final class HandTrackingByHand {

    private static final int POSE = HandModel.POSE;

    private final HandModel model;
    private final HandErrors hand;
    private final Rotation turn = new Rotation();
    private final double[] byTurn = new double[9];
    private final double[] relative = new double[12];
    private final double[][] absolutes = new double[HandModel.BONES][12]; // derivatives by the current angle
    private final double[][] bones = new double[HandModel.BONES][12];
    private final boolean[] moves = new boolean[HandModel.BONES];
    private final double[][] slopes; // of each vertex, 3 rows as long as a pose

    HandTrackingByHand(HandModel model, HandErrors hand) {
        if (model.mirrored()) {
            throw new IllegalArgumentException("the derivatives by hand are those of a hand that is not mirrored");
        }
        this.model = model;
        this.hand = hand;
        this.slopes = new double[model.vertices().length][3 * POSE];
    }

    /** Computes errors and Jacobian; a row has the pose, and u and v of its own correspondence if it is on a triangle. */
    void of(double[] x, double[] errors, double[] jacobian) {
        hand.of(x, errors);
        turn.by(x, 0);
        for (int v = 0; v < slopes.length; v++) {
            ofWholeHand(x, v);
        }
        for (int b = 0; b < HandModel.BONES; b++) {
            if (HandModel.angle(b, 'x') >= 0) {
                ofAngle(x, b, 'x');
            }
            if (HandModel.angle(b, 'z') >= 0) {
                ofAngle(x, b, 'z');
            }
        }
        for (int i = 0; i < model.correspondences().length; i++) {
            rows(x, i, jacobian);
        }
    }

    private void ofWholeHand(double[] x, int v) {
        double[] r = hand.rotation;
        double a = hand.positions[v][0] - x[3];
        double b = hand.positions[v][1] - x[4];
        double c = hand.positions[v][2] - x[5];
        boolean turns = HandErrors.turns(x);
        turn.slopes(
                r[0] * a + r[3] * b + r[6] * c, r[1] * a + r[4] * b + r[7] * c, r[2] * a + r[5] * b + r[8] * c, byTurn);
        Arrays.fill(slopes[v], 0);
        for (int i = 0; i < 3; i++) {
            if (turns) {
                System.arraycopy(byTurn, 3 * i, slopes[v], i * POSE, 3);
            }
            slopes[v][i * POSE + 3 + i] = 1;
        }
    }

    private void ofAngle(double[] x, int bone, char axis) {
        turnBone(x, bone, axis);
        Arrays.fill(moves, false);
        moves[bone] = true;
        HandErrors.product(hand.absolutes[model.parents()[bone]], relative, absolutes[bone]);
        for (int i = 3; i < 12; i += 4) {
            absolutes[bone][i] = 0; // it rotates in its joint
        }
        HandErrors.product(absolutes[bone], model.inverses()[bone], bones[bone]);
        for (int b = bone + 1; b < HandModel.BONES; b++) {
            int parent = model.parents()[b];
            moves[b] = parent >= 0 && moves[parent];
            if (moves[b]) {
                hand.relative(b, x, relative);
                HandErrors.product(absolutes[parent], relative, absolutes[b]);
                HandErrors.product(absolutes[b], model.inverses()[b], bones[b]);
            }
        }
        int k = HandModel.angle(bone, axis);
        for (int v = 0; v < slopes.length; v++) {
            carry(v, k);
        }
    }

    /** Computes relative·∂E, 12 numbers without a translation. */
    private void turnBone(double[] x, int bone, char axis) {
        double[] base = model.relatives()[bone];
        int angleZ = HandModel.angle(bone, 'z');
        double sx = Math.sin(x[HandModel.angle(bone, 'x')]);
        double cx = Math.cos(x[HandModel.angle(bone, 'x')]);
        double sz = angleZ < 0 ? 0 : Math.sin(x[angleZ]);
        double cz = angleZ < 0 ? 1 : Math.cos(x[angleZ]);
        for (int i = 0; i < 12; i += 4) {
            double a = base[i];
            double b = base[i + 1];
            double c = base[i + 2];
            relative[i] = axis == 'x' ? 0 : -a * sz + b * cz;
            relative[i + 1] = axis == 'x' ? a * sz * sx - b * cz * sx + c * cx : -(a * cz + b * sz) * cx;
            relative[i + 2] = axis == 'x' ? a * sz * cx - b * cz * cx - c * sx : (a * cz + b * sz) * sx;
            relative[i + 3] = 0;
        }
    }

    private void carry(int v, int k) {
        double[] p = model.vertices()[v];
        double a = 0;
        double b = 0;
        double c = 0;
        for (int l = 0; l < model.bones()[v].length; l++) {
            int bone = model.bones()[v][l];
            if (moves[bone]) {
                double[] t = bones[bone];
                double w = model.weights()[v][l];
                a += w * (t[0] * p[0] + t[1] * p[1] + t[2] * p[2] + t[3] * p[3]);
                b += w * (t[4] * p[0] + t[5] * p[1] + t[6] * p[2] + t[7] * p[3]);
                c += w * (t[8] * p[0] + t[9] * p[1] + t[10] * p[2] + t[11] * p[3]);
            }
        }
        double[] r = hand.rotation;
        for (int i = 0; i < 3; i++) {
            slopes[v][i * POSE + k] = r[3 * i] * a + r[3 * i + 1] * b + r[3 * i + 2] * c;
        }
    }

    private void rows(double[] x, int i, double[] jacobian) {
        int which = model.correspondences()[i];
        int length = model.complicated() ? POSE + 2 : POSE;
        for (int j = 0; j < 3; j++) {
            int to = (3 * i + j) * length;
            if (!model.complicated()) {
                for (int k = 0; k < POSE; k++) {
                    jacobian[to + k] = -slopes[which][j * POSE + k];
                }
                continue;
            }
            int[] corner = model.triangles()[which];
            double u = x[POSE + 2 * i];
            double v = x[POSE + 2 * i + 1];
            for (int k = j * POSE; k < (j + 1) * POSE; k++) {
                jacobian[to++] =
                        -(u * slopes[corner[0]][k] + v * slopes[corner[1]][k] + (1 - u - v) * slopes[corner[2]][k]);
            }
            jacobian[to] = hand.positions[corner[2]][j] - hand.positions[corner[0]][j];
            jacobian[to + 1] = hand.positions[corner[2]][j] - hand.positions[corner[1]][j];
        }
    }
}

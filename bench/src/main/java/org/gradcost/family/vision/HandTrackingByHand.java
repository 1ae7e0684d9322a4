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
    private static final int ROWS = 3 * POSE;

    private final HandModel model;
    private final HandErrors hand;
    private final Rotation turn = new Rotation();
    private final double[] byTurn = new double[9];
    private final double[] relative = new double[12];
    private final double[][] absolutes = new double[HandModel.BONES][12]; // derivatives by the current angle
    private final double[] bones = new double[12 * HandModel.BONES];
    private final boolean[] moves = new boolean[HandModel.BONES];
    private final ReadVertices vertices;
    private final double[] slopes; // of each vertex, 3 rows as long as a pose

    HandTrackingByHand(HandModel model, HandErrors hand) {
        if (model.mirrored()) {
            throw new IllegalArgumentException("the derivatives by hand are those of a hand that is not mirrored");
        }
        this.model = model;
        this.hand = hand;
        this.vertices = hand.vertices;
        this.slopes = new double[ROWS * vertices.count];
    }

    /** Computes errors and Jacobian; a row has the pose, and u and v of its own correspondence if it is on a triangle. */
    void of(double[] x, double[] errors, double[] jacobian) {
        hand.of(x, errors);
        turn.by(x, 0);
        for (int v = 0; v < vertices.count; v++) {
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
        double a = hand.positions[3 * v] - x[3];
        double b = hand.positions[3 * v + 1] - x[4];
        double c = hand.positions[3 * v + 2] - x[5];
        boolean turns = HandErrors.turns(x);
        turn.slopes(
                r[0] * a + r[3] * b + r[6] * c, r[1] * a + r[4] * b + r[7] * c, r[2] * a + r[5] * b + r[8] * c, byTurn);
        int from = ROWS * v;
        Arrays.fill(slopes, from, from + ROWS, 0);
        for (int i = 0; i < 3; i++) {
            if (turns) {
                System.arraycopy(byTurn, 3 * i, slopes, from + i * POSE, 3);
            }
            slopes[from + i * POSE + 3 + i] = 1;
        }
    }

    private void ofAngle(double[] x, int bone, char axis) {
        turnBone(x, bone, axis);
        Arrays.fill(moves, false);
        moves[bone] = true;
        HandErrors.product(hand.absolutes[model.parents()[bone]], relative, absolutes[bone], 0);
        for (int i = 3; i < 12; i += 4) {
            absolutes[bone][i] = 0; // it rotates in its joint
        }
        HandErrors.product(absolutes[bone], model.inverses()[bone], bones, 12 * bone);
        for (int b = bone + 1; b < HandModel.BONES; b++) {
            int parent = model.parents()[b];
            moves[b] = parent >= 0 && moves[parent];
            if (moves[b]) {
                hand.relative(b, x, relative);
                HandErrors.product(absolutes[parent], relative, absolutes[b], 0);
                HandErrors.product(absolutes[b], model.inverses()[b], bones, 12 * b);
            }
        }
        int k = HandModel.angle(bone, axis);
        for (int v = 0; v < vertices.count; v++) {
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

    /** Stores what the angle k does to a vertex; nothing, as is stored already, if it moves none of the vertex's bones. */
    private void carry(int v, int k) {
        boolean isMoved = false;
        double[] rest = vertices.rest;
        double p0 = rest[4 * v];
        double p1 = rest[4 * v + 1];
        double p2 = rest[4 * v + 2];
        double p3 = rest[4 * v + 3];
        double a = 0;
        double b = 0;
        double c = 0;
        for (int l = vertices.first[v]; l < vertices.first[v + 1]; l++) {
            int bone = vertices.bones[l];
            if (moves[bone]) {
                isMoved = true;
                int t = 12 * bone;
                double w = vertices.weights[l];
                a += w * (bones[t] * p0 + bones[t + 1] * p1 + bones[t + 2] * p2 + bones[t + 3] * p3);
                b += w * (bones[t + 4] * p0 + bones[t + 5] * p1 + bones[t + 6] * p2 + bones[t + 7] * p3);
                c += w * (bones[t + 8] * p0 + bones[t + 9] * p1 + bones[t + 10] * p2 + bones[t + 11] * p3);
            }
        }
        double[] r = hand.rotation;
        for (int i = 0; isMoved && i < 3; i++) {
            slopes[ROWS * v + i * POSE + k] = r[3 * i] * a + r[3 * i + 1] * b + r[3 * i + 2] * c;
        }
    }

    private void rows(double[] x, int i, double[] jacobian) {
        if (!model.complicated()) {
            int from = ROWS * vertices.corners[i];
            for (int k = 0; k < ROWS; k++) {
                jacobian[ROWS * i + k] = -slopes[from + k];
            }
            return;
        }
        int first = vertices.corners[3 * i];
        int second = vertices.corners[3 * i + 1];
        int third = vertices.corners[3 * i + 2];
        double u = x[POSE + 2 * i];
        double v = x[POSE + 2 * i + 1];
        double[] positions = hand.positions;
        for (int j = 0; j < 3; j++) {
            int to = (3 * i + j) * (POSE + 2);
            int a = ROWS * first + j * POSE;
            int b = ROWS * second + j * POSE;
            int c = ROWS * third + j * POSE;
            for (int k = 0; k < POSE; k++) {
                jacobian[to + k] = -(u * slopes[a + k] + v * slopes[b + k] + (1 - u - v) * slopes[c + k]);
            }
            jacobian[to + POSE] = positions[3 * third + j] - positions[3 * first + j];
            jacobian[to + POSE + 1] = positions[3 * third + j] - positions[3 * second + j];
        }
    }
}

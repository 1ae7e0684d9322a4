package org.gradcost.gradbench;

import java.util.Arrays;

/**
 * A hand of bones and vertices, and the points that it is to be fitted to. Bone transforms are affine: the 3 upper rows of
 * their matrices, 12 numbers row by row. Each vertex keeps only the bones that move it.
 */
final class HandModel {

    static final int BONES = 22;
    static final int POSE = 26;

    final int[] parents;
    final double[][] relatives;
    final double[][] inverses;
    final double[][] vertices;
    final int[][] bones; // of a vertex, and their weights
    final double[][] weights;
    final boolean mirrored;
    final double[] theta;
    final double[][] us; // empty: correspondences are vertices, not triangles
    final int[][] triangles;
    final int[] correspondences;
    final double[][] points;

    HandModel(Input input) {
        Input data = input.object("data");
        Input model = data.object("model");
        int count = model.whole("bone_count", BONES);
        if (count != BONES) {
            throw model.wrong("bone_count", "is " + count + ", not " + BONES);
        }
        parents = model.indices("parents", -1, BONES);
        if (parents.length != BONES) {
            throw model.wrong("parents", "has " + parents.length + " bones, not " + BONES);
        }
        for (int b = 0; b < BONES; b++) {
            if (parents[b] >= b) {
                throw model.wrong("parents", "has bone " + b + " before its parent " + parents[b]);
            }
        }
        relatives = affine(model, "base_relatives");
        inverses = affine(model, "inverse_base_absolutes");
        vertices = model.rows("base_positions");
        model.rows("base_positions", vertices.length, 4);
        double[][] dense = model.rows("weights", vertices.length, BONES);
        bones = new int[vertices.length][];
        weights = new double[vertices.length][];
        for (int v = 0; v < vertices.length; v++) {
            sparse(v, dense[v]);
        }
        mirrored = model.flag("is_mirrored");
        theta = input.numbers("theta", POSE);
        points = data.rows("points");
        us = input.rows("us");
        triangles = us.length == 0 ? new int[0][] : triangles(model);
        correspondences = data.indices("correspondences", 0, us.length == 0 ? vertices.length : triangles.length);
        data.rows("points", correspondences.length, 3);
        if (us.length > 0) {
            input.rows("us", correspondences.length, 2);
        }
    }

    private static double[][] affine(Input model, String name) {
        double[][] matrices = model.matrices(name, BONES, 4, 4);
        for (int b = 0; b < BONES; b++) {
            double[] m = matrices[b];
            if (m[12] != 0 || m[13] != 0 || m[14] != 0 || m[15] != 1) {
                throw model.wrong(name, "has a matrix that is not affine: the last row must be 0, 0, 0, 1");
            }
            matrices[b] = Arrays.copyOf(m, 12);
        }
        return matrices;
    }

    private void sparse(int v, double[] dense) {
        int count = 0;
        for (double weight : dense) {
            count += weight == 0 ? 0 : 1;
        }
        bones[v] = new int[count];
        weights[v] = new double[count];
        int to = 0;
        for (int b = 0; b < dense.length; b++) {
            if (dense[b] != 0) {
                bones[v][to] = b;
                weights[v][to++] = dense[b];
            }
        }
    }

    private int[][] triangles(Input model) {
        double[][] rows = model.rows("triangles");
        model.rows("triangles", rows.length, 3);
        int[][] indices = new int[rows.length][3];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 3; j++) {
                indices[i][j] = (int) rows[i][j];
                if (indices[i][j] != rows[i][j] || indices[i][j] < 0 || indices[i][j] >= vertices.length) {
                    throw model.wrong("triangles", "has vertex " + rows[i][j] + " of " + vertices.length);
                }
            }
        }
        return indices;
    }

    boolean complicated() {
        return us.length > 0;
    }

    /** Outputs: three a correspondence. */
    int outputs() {
        return 3 * correspondences.length;
    }

    /** Columns of the Jacobian: the pose, and before it the two coordinates in the row's own triangle if there are any. */
    int columns() {
        return complicated() ? POSE + 2 : POSE;
    }

    /**
     * Where in θ a bone's angle is, or −1 where it has none: about x for the second to fourth bone of each finger, about z
     * for the second.
     */
    static int angle(int bone, char axis) {
        int joint = (bone - 1) % 4;
        if (bone == 0 || bone == BONES - 1 || joint == 0 || axis == 'z' && joint > 1) {
            return -1;
        }
        int first = 6 + (bone - 1) / 4 * 4;
        return axis == 'z' ? first + 1 : joint == 1 ? first : first + joint;
    }
}

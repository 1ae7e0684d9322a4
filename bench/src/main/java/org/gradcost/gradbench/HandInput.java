package org.gradcost.gradbench;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gradcost.family.vision.HandModel;

/** A hand as GradBench describes it, with a pose, and with positions in triangles for the complicated variant. */
final class HandInput {

    private static final int BONES = HandModel.BONES;

    final HandModel model;
    final double[] theta;
    final double[][] us; // empty if correspondences are vertices and not triangles

    HandInput(Input input) {
        Input data = input.object("data");
        Input model = data.object("model");
        int count = model.whole("bone_count", BONES);
        if (count != BONES) {
            throw model.wrong("bone_count", "is " + count + ", not " + BONES);
        }
        int[] parents = model.indices("parents", -1, BONES);
        if (parents.length != BONES) {
            throw model.wrong("parents", "has " + parents.length + " bones, not " + BONES);
        }
        for (int b = 0; b < BONES; b++) {
            if (parents[b] >= b) {
                throw model.wrong("parents", "has bone " + b + " before its parent " + parents[b]);
            }
        }
        double[][] vertices = model.rows("base_positions");
        model.rows("base_positions", vertices.length, 4);
        double[][] dense = model.rows("weights", vertices.length, BONES);
        int[][] bones = new int[vertices.length][];
        double[][] weights = new double[vertices.length][];
        for (int v = 0; v < vertices.length; v++) {
            double[] row = dense[v];
            bones[v] = IntStream.range(0, BONES).filter(b -> row[b] != 0).toArray();
            weights[v] = Arrays.stream(row).filter(weight -> weight != 0).toArray();
        }
        theta = input.numbers("theta", HandModel.POSE);
        double[][] points = data.rows("points");
        us = input.rows("us");
        int[][] triangles = us.length == 0 ? new int[0][] : triangles(model, vertices.length);
        int[] correspondences = data.indices("correspondences", 0, us.length == 0 ? vertices.length : triangles.length);
        data.rows("points", correspondences.length, 3);
        if (us.length > 0) {
            input.rows("us", correspondences.length, 2);
        }
        this.model = new HandModel(
                parents,
                affine(model, "base_relatives"),
                affine(model, "inverse_base_absolutes"),
                vertices,
                bones,
                weights,
                model.flag("is_mirrored"),
                triangles,
                correspondences,
                points);
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

    private static int[][] triangles(Input model, int vertices) {
        double[][] rows = model.rows("triangles");
        model.rows("triangles", rows.length, 3);
        int[][] indices = new int[rows.length][3];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 3; j++) {
                indices[i][j] = (int) rows[i][j];
                if (indices[i][j] != rows[i][j] || indices[i][j] < 0 || indices[i][j] >= vertices) {
                    throw model.wrong("triangles", "has vertex " + rows[i][j] + " of " + vertices);
                }
            }
        }
        return indices;
    }

    /**
     * Returns the number of columns of the Jacobian: the pose, preceded by the two coordinates in the row's own triangle, if
     * there are any.
     */
    int columns() {
        return model.complicated() ? HandModel.POSE + 2 : HandModel.POSE;
    }

    /** Returns every input: the pose, then the coordinates. */
    double[] inputs() {
        double[] inputs = Arrays.copyOf(theta, theta.length + 2 * us.length);
        for (int i = 0; i < us.length; i++) {
            System.arraycopy(us[i], 0, inputs, theta.length + 2 * i, 2);
        }
        return inputs;
    }
}

package org.gradcost.gradbench.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.family.Problem;
import org.gradcost.family.vision.HandModel;

/** Hand tracking in the messages of GradBench's {@code ht}, for vertices or for positions in triangles. */
final class HandQuestions implements Questions {

    /**
     * The number of coordinates of a position in its triangle; GradBench's Jacobian has them before the pose, and ours after it.
     */
    private static final int PLACE = 2;

    @Override
    public Stream<Question> at(Problem problem, double[] x) {
        Map<String, Object> model = problem.constants();
        int correspondences = ((int[]) model.get("correspondences")).length;
        boolean complicated = ((int[][]) model.get("triangles")).length > 0;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("theta", Arrays.copyOf(x, HandModel.POSE));
        fields.put("us", Question.rows(x, HandModel.POSE, complicated ? correspondences : 0, PLACE));
        fields.put(
                "data",
                Map.of(
                        "model",
                        model(model),
                        "correspondences",
                        model.get("correspondences"),
                        "points",
                        model.get("points")));
        return Stream.of(complicated ? new Question(fields, posesLast(problem)) : Question.whole(problem, fields));
    }

    private static int[] posesLast(Problem problem) {
        int width = HandModel.POSE + PLACE;
        return IntStream.range(0, problem.derivatives())
                .map(entry -> entry - entry % width + (entry % width + HandModel.POSE) % width)
                .toArray();
    }

    private static Map<String, Object> model(Map<String, Object> model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bone_count", HandModel.BONES);
        fields.put(
                "bone_names",
                IntStream.range(0, HandModel.BONES).mapToObj(b -> "bone " + b).toList());
        fields.put("parents", model.get("parents"));
        fields.put("base_relatives", matrices((double[][]) model.get("relatives")));
        fields.put("inverse_base_absolutes", matrices((double[][]) model.get("inverses")));
        fields.put("base_positions", model.get("vertices"));
        fields.put("weights", dense((int[][]) model.get("bones"), (double[][]) model.get("weights")));
        fields.put("triangles", model.get("triangles"));
        fields.put("is_mirrored", !model.get("mirrored").equals(0));
        return fields;
    }

    /** Returns affine transforms, three rows each, as matrices of four rows. */
    private static List<double[][]> matrices(double[][] transforms) {
        List<double[][]> matrices = new ArrayList<>();
        for (double[] transform : transforms) {
            double[] matrix = Arrays.copyOf(transform, 16);
            matrix[15] = 1;
            matrices.add(Question.rows(matrix, 0, 4, 4));
        }
        return matrices;
    }

    /** Returns a row of weights for each vertex, one of each bone. */
    private static double[][] dense(int[][] bones, double[][] weights) {
        double[][] dense = new double[bones.length][HandModel.BONES];
        for (int v = 0; v < bones.length; v++) {
            for (int k = 0; k < bones[v].length; k++) {
                dense[v][bones[v][k]] += weights[v][k];
            }
        }
        return dense;
    }
}

package org.gradcost.gradbench.driver;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.vision.Camera;
import org.gradcost.sparse.SparsityPattern;

/**
 * Bundle adjustment in the messages of GradBench's {@code ba}: a message has one camera, point, weight and feature for all of its
 * observations, and an answer shows the errors and the 31 derivatives of one of them. So the Jacobian is requested observation by
 * observation; for timing, a message has as many equal observations, cameras and points as the problem.
 */
final class BundleQuestions implements Questions {

    /**
     * The minimum number of observations in a message: tools print the beginnings of thirty rows of the Jacobian, which has three
     * rows per observation and one more.
     */
    private static final int LEAST = 10;

    private static final int OF_ERRORS = 2 * Camera.INPUTS;
    private static final int POINT = 3;
    private static final int CAMERA = Camera.INPUTS - POINT - 1;

    @Override
    public Stream<Question> at(Problem problem, double[] x) {
        return IntStream.range(0, features(problem).length).mapToObj(i -> question(problem, x, i, 1, 1, LEAST));
    }

    @Override
    public Question timed(Problem problem) {
        int observations = features(problem).length;
        int cameras = (int) problem.constants().get("cameras");
        int points = (problem.inputs().length - CAMERA * cameras - observations) / POINT;
        return question(problem, problem.inputs(), 0, cameras, points, observations);
    }

    private static double[][] features(Problem problem) {
        return (double[][]) problem.constants().get("features");
    }

    /** Returns the question about an observation, which is repeated. */
    private static Question question(Problem problem, double[] x, int i, int cameras, int points, int observations) {
        SparsityPattern pattern = ((MapProblem) problem).pattern();
        double[][] features = features(problem);
        int first = pattern.start()[2 * i];
        double[] inputs = IntStream.range(first, first + Camera.INPUTS)
                .mapToDouble(entry -> x[pattern.column()[entry]])
                .toArray();
        Map<String, Object> fields = Map.of(
                "n",
                cameras,
                "m",
                points,
                "p",
                observations,
                "cam",
                Arrays.copyOf(inputs, CAMERA),
                "x",
                Arrays.copyOfRange(inputs, CAMERA, CAMERA + POINT),
                "w",
                inputs[Camera.INPUTS - 1],
                "feat",
                features[i]);
        int ofWeight = pattern.start()[2 * features.length + i];
        return new Question(
                fields,
                IntStream.concat(IntStream.range(first, first + OF_ERRORS), IntStream.of(ofWeight))
                        .toArray());
    }

    /** Returns the sum of the squared errors of an observation. */
    static double value(Object output) {
        return MapProblem.squares(
                        OutputNumbers.numbers(OutputNumbers.field(output, "reproj_error"), List.of("elements")))
                + MapProblem.squares(OutputNumbers.numbers(OutputNumbers.field(output, "w_err"), List.of("element")));
    }

    /**
     * Returns the derivatives that an answer shows: the two rows of the first observation's errors, and that of the last weight.
     */
    static double[] derivatives(Object output) {
        return OutputNumbers.numbers(OutputNumbers.field(output, "vals"));
    }
}

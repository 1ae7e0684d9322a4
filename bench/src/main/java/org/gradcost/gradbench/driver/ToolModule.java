package org.gradcost.gradbench.driver;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gradcost.family.MapProblem;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.analytic.Helmholtz;
import org.gradcost.family.analytic.LogSumExp;
import org.gradcost.family.analytic.Product;
import org.gradcost.family.analytic.Rosenbrock;
import org.gradcost.family.analytic.SigmoidChain;
import org.gradcost.family.dynamics.Ode;
import org.gradcost.family.learning.Gmm;
import org.gradcost.family.learning.KMeans;
import org.gradcost.family.learning.Lstm;
import org.gradcost.family.learning.Mlp;
import org.gradcost.family.linalg.Determinant;
import org.gradcost.family.linalg.LeastSquares;
import org.gradcost.family.vision.BundleAdjustment;
import org.gradcost.family.vision.BundleAdjustmentCost;
import org.gradcost.family.vision.HandFamily;

/**
 * A family as a module of the protocol: the names of its functions, and the layout of its numbers. Modules of GradBench have
 * GradBench's names and layout; the others are described in {@code bench/gradbench.md}.
 *
 * @param name of the module
 * @param value name of the function that computes the value
 * @param derivative name of the function that computes the derivative, a gradient or a Jacobian
 * @param questions about a problem
 * @param number converts the output of the value's function to a number
 * @param numbers converts the output of the derivative's function to the requested numbers
 */
record ToolModule(
        String name,
        String value,
        String derivative,
        Questions questions,
        ToDoubleFunction<Object> number,
        Function<Object, double[]> numbers) {

    private static final String PRIMAL = "primal";
    private static final String GRADIENT = "gradient";
    private static final String OBJECTIVE = "objective";
    private static final String JACOBIAN = "jacobian";

    private static final Map<Class<?>, ToolModule> BY_FAMILY = Map.ofEntries(
            Map.entry(LogSumExp.class, gradient("lse", ToolModule::withConstants)),
            Map.entry(LeastSquares.class, gradient("llsq", ToolModule::withConstants)),
            Map.entry(Ode.class, gradient("ode", ToolModule::withConstants)),
            Map.entry(Determinant.class, gradient("det", ToolModule::matrix)),
            Map.entry(
                    Gmm.class, jacobian("gmm", whole(ToolModule::mixture), OutputNumbers::last, ToolModule::ofMixture)),
            Map.entry(
                    Lstm.class,
                    jacobian("lstm", whole(ToolModule::network), OutputNumbers::last, OutputNumbers::numbers)),
            Map.entry(
                    BundleAdjustment.class,
                    jacobian("ba", new BundleQuestions(), BundleQuestions::value, BundleQuestions::derivatives)),
            Map.entry(
                    HandFamily.class,
                    jacobian("ht", new HandQuestions(), ToolModule::ofErrors, OutputNumbers::numbers)),
            Map.entry(Product.class, gradient("product", ToolModule::withConstants)),
            Map.entry(Rosenbrock.class, gradient("rosenbrock", ToolModule::withConstants)),
            Map.entry(SigmoidChain.class, gradient("sigmoid-chain", ToolModule::withConstants)),
            Map.entry(Helmholtz.class, gradient("helmholtz", ToolModule::withConstants)),
            Map.entry(Mlp.class, gradient("mlp", ToolModule::perceptron)),
            Map.entry(KMeans.class, gradient("kmeans-cost", ToolModule::clusters)),
            Map.entry(BundleAdjustmentCost.class, gradient("ba-cost", ToolModule::withConstants)));

    /** Lays out a problem's numbers. */
    private interface Layout {
        Map<String, Object> of(Problem problem, double[] x);
    }

    private static Questions whole(Layout layout) {
        return (problem, x) -> Stream.of(Question.whole(problem, layout.of(problem, x)));
    }

    private static ToolModule gradient(String name, Layout layout) {
        return new ToolModule(name, PRIMAL, GRADIENT, whole(layout), OutputNumbers::last, OutputNumbers::numbers);
    }

    private static ToolModule jacobian(
            String name, Questions questions, ToDoubleFunction<Object> number, Function<Object, double[]> numbers) {
        return new ToolModule(name, OBJECTIVE, JACOBIAN, questions, number, numbers);
    }

    /** Returns the module of a problem's family, or null. */
    static ToolModule of(Problem problem) {
        Class<?> family = problem.getClass().getEnclosingClass();
        return family == null ? null : BY_FAMILY.get(family);
    }

    /** Returns the names of all modules. */
    static Stream<String> names() {
        return BY_FAMILY.values().stream().map(ToolModule::name).sorted();
    }

    private static Map<String, Object> withConstants(Problem problem, double[] x) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("x", x);
        fields.putAll(problem.constants());
        return fields;
    }

    /** Adds the sizes of the layers. */
    private static Map<String, Object> perceptron(Problem problem, double[] x) {
        Map<String, Object> fields = withConstants(problem, x);
        int[][] shapes = ((MatrixCircuit) problem).shapes();
        fields.put("h", shapes[0][1]);
        fields.put("k", shapes[shapes.length - 1][1]);
        return fields;
    }

    private static Map<String, Object> matrix(Problem problem, double[] x) {
        return Map.of("A", x, "ell", (int) Math.round(Math.sqrt(x.length)));
    }

    /** Returns points and centroids as rows, as GradBench's {@code kmeans} has them. */
    private static Map<String, Object> clusters(Problem problem, double[] x) {
        int d = (int) problem.constants().get("dimension");
        double[] points = (double[]) problem.constants().get("points");
        return Map.of(
                "points", Question.rows(points, 0, points.length / d, d),
                "centroids", Question.rows(x, 0, x.length / d, d));
    }

    private static Map<String, Object> mixture(Problem problem, double[] x) {
        Map<String, Object> constants = problem.constants();
        int d = (int) constants.get("d");
        int k = (int) constants.get("k");
        Map<String, Object> fields = new LinkedHashMap<>(constants);
        fields.put("x", Question.rows((double[]) constants.get("x"), 0, (int) constants.get("n"), d));
        fields.put("alpha", Arrays.copyOf(x, k));
        fields.put("mu", Question.rows(x, k, k, d));
        fields.put("q", Question.rows(x, k + k * d, k, d));
        fields.put("l", Question.rows(x, k + 2 * k * d, k, d * (d - 1) / 2));
        return fields;
    }

    private static double[] ofMixture(Object output) {
        return OutputNumbers.numbers(output, List.of("alpha", "mu", "q", "l"));
    }

    private static Map<String, Object> network(Problem problem, double[] x) {
        Map<String, Object> fields = new LinkedHashMap<>(problem.constants());
        double[][] state = (double[][]) fields.get("state");
        int width = state[0].length;
        fields.put("main_params", Question.rows(x, 0, state.length, 4 * width));
        fields.put("extra_params", Question.rows(x, 4 * state.length * width, 3, width));
        return fields;
    }

    private static double ofErrors(Object output) {
        return MapProblem.squares(OutputNumbers.numbers(output));
    }
}

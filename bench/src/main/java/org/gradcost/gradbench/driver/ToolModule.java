package org.gradcost.gradbench.driver;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.analytic.Helmholtz;
import org.gradcost.family.analytic.LogSumExp;
import org.gradcost.family.analytic.Product;
import org.gradcost.family.analytic.Rosenbrock;
import org.gradcost.family.analytic.SigmoidChain;
import org.gradcost.family.dynamics.Ode;
import org.gradcost.family.learning.Gmm;
import org.gradcost.family.learning.Lstm;
import org.gradcost.family.learning.Mlp;
import org.gradcost.family.linalg.Determinant;
import org.gradcost.family.linalg.LeastSquares;

/**
 * A family as a module of the protocol: the names of its functions, and the layout of its numbers. GradBench's own modules are as
 * GradBench has them; the others are described in {@code bench/gradbench.md}.
 *
 * @param name of the module
 * @param value the name of the function's own function
 * @param gradient the name of its derivative's
 * @param input the fields of a message for a problem at a point
 * @param flat the output of a gradient as the numbers of a gradient
 */
record ToolModule(String name, String value, String gradient, Layout input, Function<Object, double[]> flat) {

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
                    Gmm.class, new ToolModule("gmm", OBJECTIVE, JACOBIAN, ToolModule::mixture, ToolModule::ofMixture)),
            Map.entry(
                    Lstm.class, new ToolModule("lstm", OBJECTIVE, JACOBIAN, ToolModule::network, ToolModule::numbers)),
            Map.entry(Product.class, gradient("product", ToolModule::withConstants)),
            Map.entry(Rosenbrock.class, gradient("rosenbrock", ToolModule::withConstants)),
            Map.entry(SigmoidChain.class, gradient("sigmoid-chain", ToolModule::withConstants)),
            Map.entry(Helmholtz.class, gradient("helmholtz", ToolModule::withConstants)),
            Map.entry(Mlp.class, gradient("mlp", ToolModule::perceptron)));

    /** Lays out a problem's numbers. */
    private interface Layout {
        Map<String, Object> of(Problem problem, double[] x);
    }

    private static ToolModule gradient(String name, Layout input) {
        return new ToolModule(name, PRIMAL, GRADIENT, input, ToolModule::numbers);
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

    /** Returns the fields of a message. */
    Map<String, Object> fields(Problem problem, double[] x) {
        return input.of(problem, x);
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

    private static Map<String, Object> mixture(Problem problem, double[] x) {
        Map<String, Object> constants = problem.constants();
        int d = (int) constants.get("d");
        int k = (int) constants.get("k");
        Map<String, Object> fields = new LinkedHashMap<>(constants);
        fields.put("x", rows((double[]) constants.get("x"), 0, (int) constants.get("n"), d));
        fields.put("alpha", Arrays.copyOf(x, k));
        fields.put("mu", rows(x, k, k, d));
        fields.put("q", rows(x, k + k * d, k, d));
        fields.put("l", rows(x, k + 2 * k * d, k, d * (d - 1) / 2));
        return fields;
    }

    private static double[] ofMixture(Object output) {
        if (!(output instanceof Map<?, ?> parts)) {
            throw new ToolException("the output of gmm is not an object");
        }
        return List.of("alpha", "mu", "q", "l").stream()
                .map(parts::get)
                .map(ToolModule::numbers)
                .reduce(new double[0], ToolModule::concat);
    }

    private static Map<String, Object> network(Problem problem, double[] x) {
        Map<String, Object> fields = new LinkedHashMap<>(problem.constants());
        double[][] state = (double[][]) fields.get("state");
        int width = state[0].length;
        fields.put("main_params", rows(x, 0, state.length, 4 * width));
        fields.put("extra_params", rows(x, 4 * state.length * width, 3, width));
        return fields;
    }

    private static double[][] rows(double[] numbers, int from, int count, int width) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(numbers, from + i * width, from + (i + 1) * width);
        }
        return rows;
    }

    /** Returns the numbers of an array, row by row; null, which stands for what JSON has no number for, is NaN. */
    private static double[] numbers(Object output) {
        if (output instanceof double[] numbers) {
            return numbers;
        }
        if (output instanceof Double number) {
            return new double[] {number};
        }
        if (output == null) {
            return new double[] {Double.NaN};
        }
        if (output instanceof List<?> list) {
            return list.stream().map(ToolModule::numbers).reduce(new double[0], ToolModule::concat);
        }
        throw new ToolException("the output is not an array of numbers");
    }

    private static double[] concat(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** Returns the value in the output of the function's own function: the last number, of a module that answers a state. */
    static double last(Object output) {
        double[] numbers = numbers(output);
        return numbers.length == 0 ? Double.NaN : numbers[numbers.length - 1];
    }
}

package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.gradcost.family.FusedCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.analytic.LogSumExp;
import org.gradcost.family.learning.Lstm;
import org.gradcost.family.linalg.LeastSquares;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Reverse;

/**
 * The evals that are families of the suite, each with a value and a gradient. Each runs in the gates that suit its formula, which
 * are matrix gates for linear algebra. A network of 14 units is too small: a matrix gate would cost more than the numbers in it,
 * so it is compiled. In forward mode, scalar gates skip the inputs for which all tangents of a pass are 0.
 */
final class Gradients implements Eval {

    private final String name;
    private final String primal;
    private final String gradient;
    private final Function<Input, Problem> problem;
    private final Differentiation differentiation;

    private interface Differentiation {
        Workload of(Problem problem, Input input, Choice mode);
    }

    private Gradients(
            String name,
            String primal,
            String gradient,
            Function<Input, Problem> problem,
            Differentiation differentiation) {
        this.name = name;
        this.primal = primal;
        this.gradient = gradient;
        this.problem = problem;
        this.differentiation = differentiation;
    }

    static Eval llsq() {
        return new Gradients(
                "llsq",
                "primal",
                "gradient",
                input -> LeastSquares.at(input.numbers("x"), input.whole("n", 2)),
                in(Granularity.MATRIX, Granularity.SCALAR));
    }

    static Eval lse() {
        return new Gradients(
                "lse",
                "primal",
                "gradient",
                input -> LogSumExp.at(input.numbers("x")),
                in(Granularity.MATRIX, Granularity.SCALAR));
    }

    static Eval gmm() {
        return new Gradients("gmm", "objective", "jacobian", GmmInput::problem, (problem, input, mode) -> {
            int d = input.whole("d", 1);
            int k = input.whole("k", 1);
            return GradientWorkload.of(
                    problem, mode, Granularity.MATRIX, (json, gradient) -> GmmInput.write(json, gradient, d, k));
        });
    }

    static Eval lstm() {
        return new Gradients(
                "lstm",
                "objective",
                "jacobian",
                Gradients::lstm,
                (problem, input, mode) -> mode == Choice.REVERSE
                        ? new GradientWorkload(problem, recorded(problem), mode, Gradients::all)
                        : GradientWorkload.of(problem, mode, Granularity.FUSED, Gradients::all));
    }

    private static Differentiator recorded(Problem problem) {
        return Recorded.of((FusedCircuit) problem, () -> new Reverse().on(problem, Granularity.MATRIX, 1));
    }

    private static Problem lstm(Input input) {
        double[][] state = input.rows("state");
        if (state.length == 0 || state.length % 2 != 0) {
            throw input.wrong("state", "has " + state.length + " rows; two a layer are needed");
        }
        int width = state[0].length;
        double[] mainParameters = Input.flat(input.rows("main_params", state.length, 4 * width));
        double[] extra = Input.flat(input.rows("extra_params", 3, width));
        double[][] sequence = input.rows("sequence");
        input.rows("sequence", sequence.length, width);
        double[] parameters = Input.flat(new double[][] {mainParameters, extra});
        return Lstm.at(parameters, state, sequence);
    }

    private static Differentiation in(Granularity reverse, Granularity forward) {
        return (problem, input, mode) ->
                GradientWorkload.of(problem, mode, mode == Choice.REVERSE ? reverse : forward, Gradients::all);
    }

    /** Writes a gradient as one array. */
    static void all(JsonGenerator json, double[] gradient) throws IOException {
        Json.numbers(json, gradient, 0, gradient.length);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> functions() {
        return List.of(primal, gradient);
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        Problem at = problem.apply(input);
        return function.equals(primal)
                ? new PrimalWorkload(at)
                : mode.of(
                        () -> differentiation.of(at, input, Choice.REVERSE),
                        () -> differentiation.of(at, input, mode.forward()));
    }
}

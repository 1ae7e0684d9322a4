package org.gradcost.mode;

import org.gradcost.family.DataCircuit;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.tape.compile.CompiledFunction;

/**
 * Reverse mode, recorded once and compiled, with one sweep per gradient, or one sweep for every four outputs of a function with
 * several outputs.
 */
public final class ReverseCompiled extends CompiledMode {

    @Override
    public String name() {
        return "reverse-compiled";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.REVERSE, Kind.COMPILED, 30)
                .with(new Usage(
                        "many gradients, and the same operations at every point",
                        "recorded once and compiled before the timing, to a class of the JVM",
                        ""));
    }

    @Override
    public boolean manyPasses(Problem problem) {
        return problem instanceof MapProblem;
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        return problem instanceof MapProblem
                ? CompiledSnippets.ofMap(
                        "double[][] weights = new double[compiled.outputs()][compiled.outputs()];",
                        "for (int i = 0; i < weights.length; i++) { weights[i][i] = 1; }",
                        "double[][] jacobian = new double[weights.length][point.length];",
                        "compiled.vjp(point, weights, jacobian);")
                : CompiledSnippets.ofCircuit(
                        gates,
                        "double[] gradient = new double[point.length];",
                        "double value = compiled.gradient(point, gradient);");
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        Traceable traceable = Traceable.of(problem, gates);
        return problem instanceof MapProblem map
                ? new CotangentPasses(traceable, TracedDirections.always(Directions.ofEachOutput(map.pattern())))
                : new Sweep(traceable);
    }

    @Override
    public Differentiator onChangingData(DataCircuit problem, Granularity gates, int width) {
        return new Sweep(Traceable.ofChangingData(problem, gates));
    }

    private static final class Sweep extends SingleSweep {

        Sweep(Traceable traceable) {
            super(traceable);
        }

        @Override
        double compute(CompiledFunction function, double[] x, double[] data, double[] gradient) {
            return function.gradient(x, data, gradient);
        }
    }
}

package org.gradcost.mode;

import java.util.Arrays;
import java.util.List;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * A peer: Hipparchus' {@link Gradient}, which is forward mode with all n tangents in one pass. It runs the same circuits without
 * an adapter, since it implements the same interface.
 */
public final class HipparchusForward implements Mode {

    @Override
    public String name() {
        return "hipparchus";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.of(Direction.FORWARD, Kind.INTERPRETED, "Hipparchus", "org.hipparchus", "hipparchus-core", 80)
                .with(new Usage(
                        "orbits, filters and optimisation, with a few variables",
                        "the class Gradient, with all n tangents in each number",
                        "use it for a handful of variables"));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.NATURAL, Granularity.SCALAR, Granularity.FUSED);
    }

    @Override
    public int tangents(Problem problem) {
        return problem.inputs().length;
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        if (Snippet.isScalarMap(problem, gates)) {
            return Snippet.of(
                    List.of(Gradient.class, Arrays.class),
                    "Gradient[] x = new Gradient[point.length];",
                    "Arrays.setAll(x, i -> Gradient.variable(point.length, i, point[i]));",
                    "Gradient[] y = new Gradient[f.outputs()];",
                    "f.scalar(x, y);",
                    "double[][] jacobian = Arrays.stream(y).map(Gradient::getGradient).toArray(double[][]::new);");
        }
        return Snippet.isPlain(problem, gates)
                ? Snippet.of(
                        List.of(Gradient.class, Arrays.class),
                        "Gradient[] x = new Gradient[point.length];",
                        "Arrays.setAll(x, i -> Gradient.variable(point.length, i, point[i]));",
                        "Gradient y = " + Snippet.call(gates, "x") + ";",
                        "double[] gradient = y.getGradient();",
                        "double value = y.getValue();")
                : Mode.super.snippet(problem, gates, width);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        if (problem instanceof MapProblem map) {
            return jacobian(map);
        }
        CircuitFunction circuit = CircuitFunction.of(problem, gates);
        Gradient[] inputs = new Gradient[problem.inputs().length];
        return (x, gradient) -> {
            for (int i = 0; i < x.length; i++) {
                inputs[i] = Gradient.variable(x.length, i, x[i]);
            }
            Gradient y = circuit.of(inputs);
            System.arraycopy(y.getGradient(), 0, gradient, 0, x.length);
            return y.getValue();
        };
    }

    private static Differentiator jacobian(MapProblem map) {
        Gradient[] inputs = new Gradient[map.inputs().length];
        Gradient[] outputs = new Gradient[map.outputs()];
        int[] start = map.pattern().start();
        int[] column = map.pattern().column();
        return (x, jacobian) -> {
            Arrays.setAll(inputs, j -> Gradient.variable(x.length, j, x[j]));
            map.scalar(inputs, outputs);
            double squares = 0;
            for (int i = 0; i < outputs.length; i++) {
                for (int e = start[i]; e < start[i + 1]; e++) {
                    jacobian[e] = outputs[i].getPartialDerivative(column[e]);
                }
                squares += outputs[i].getValue() * outputs[i].getValue();
            }
            return squares;
        };
    }
}

package org.gradcost.mode;

import java.util.Arrays;
import java.util.List;
import org.gradcost.dual.Dual;
import org.gradcost.dual.MatrixDual;
import org.gradcost.family.MapProblem;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.sparse.SeedGroups;

/** Forward mode with one tangent, which takes one pass per input. */
public final class Forward implements Mode {

    @Override
    public String name() {
        return "forward";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.FORWARD, Kind.INTERPRETED, 60)
                .with(new Usage(
                        "one or two inputs, or one directional derivative",
                        "one tangent, a pass for each of the n inputs",
                        "not take n passes for large n"));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.NATURAL, Granularity.SCALAR, Granularity.FUSED, Granularity.MATRIX);
    }

    @Override
    public boolean manyPasses(Problem problem) {
        return true;
    }

    @Override
    public int passes(Problem problem, Granularity gates, int width) {
        return problem.inputs().length;
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        String constants = "Dual[] x = Arrays.stream(point).mapToObj(Dual::constant).toArray(Dual[]::new);";
        if (Snippet.isScalarMap(problem, gates)) {
            return Snippet.of(
                    List.of(Dual.class, Arrays.class),
                    constants,
                    "Dual[] y = new Dual[f.outputs()];",
                    "double[][] jacobian = new double[y.length][x.length];",
                    "for (int j = 0; j < x.length; j++) {",
                    "    x[j] = Dual.variable(point[j]);",
                    "    f.scalar(x, y);",
                    "    for (int i = 0; i < y.length; i++) { jacobian[i][j] = y[i].tangent(); }",
                    "    x[j] = Dual.constant(point[j]);",
                    "}");
        }
        String y = Snippet.call(gates, "x");
        return Snippet.isPlain(problem, gates)
                ? Snippet.of(
                        List.of(Dual.class, Arrays.class),
                        constants,
                        "double value = " + y + ".getReal();",
                        "double[] gradient = new double[x.length];",
                        "for (int j = 0; j < x.length; j++) {",
                        "    x[j] = Dual.variable(point[j]);",
                        "    gradient[j] = " + y + ".tangent();",
                        "    x[j] = Dual.constant(point[j]);",
                        "}")
                : Mode.super.snippet(problem, gates, width);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        if (problem instanceof MapProblem map) {
            return gates == Granularity.MATRIX
                    ? new MatrixJacobian.Forward((MatrixCircuit) problem, 1)
                    : new ForwardJacobian.Single(map, SeedGroups.ofEachInput(map.pattern()));
        }
        return gates == Granularity.MATRIX
                ? new OfMatrices((MatrixCircuit) problem)
                : new OfScalars(problem, CircuitFunction.of(problem, gates));
    }

    private static final class OfScalars implements ManyPasses {

        private final CircuitFunction circuit;
        private final Dual[] inputs;

        OfScalars(Problem problem, CircuitFunction circuit) {
            this.circuit = circuit;
            this.inputs = new Dual[problem.inputs().length];
            moveTo(problem.inputs());
        }

        @Override
        public void moveTo(double[] x) {
            Arrays.setAll(inputs, i -> Dual.constant(x[i]));
        }

        @Override
        public int passes() {
            return inputs.length;
        }

        @Override
        public double pass(int i, double[] gradient) {
            Dual still = inputs[i];
            inputs[i] = Dual.variable(still.getReal());
            Dual y = circuit.of(inputs);
            inputs[i] = still;
            gradient[i] = y.tangent();
            return y.getReal();
        }
    }

    private static final class OfMatrices implements ManyPasses {

        private final MatrixCircuit circuit;
        private final MatrixInputs inputs;

        OfMatrices(MatrixCircuit circuit) {
            this.circuit = circuit;
            this.inputs = new MatrixInputs(circuit);
        }

        @Override
        public void moveTo(double[] x) {
            inputs.moveTo(x);
        }

        @Override
        public int passes() {
            return inputs.elements();
        }

        @Override
        public double pass(int i, double[] gradient) {
            MatrixDual y = circuit.matrix(MatrixDual.variables(inputs.matrices(), i, 1));
            gradient[i] = y.tangent(0).data[0];
            return y.value().data[0];
        }
    }
}

package org.gradcost.mode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcost.dual.MatrixDual;
import org.gradcost.dual.VectorDual;
import org.gradcost.family.MapProblem;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.sparse.SeedGroups;

/** Forward mode with k tangents, which takes one pass for every k inputs. */
public final class VectorForward implements Mode {

    @Override
    public String name() {
        return "vector-forward";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.FORWARD, Kind.INTERPRETED, 70)
                .with(new Usage(
                        "a few inputs", "k tangents, one pass for every k inputs", "not take many passes for large n"));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.NATURAL, Granularity.SCALAR, Granularity.FUSED, Granularity.MATRIX);
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public boolean manyPasses(Problem problem) {
        return true;
    }

    @Override
    public int passes(Problem problem, Granularity gates, int width) {
        return (problem.inputs().length + width - 1) / width;
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        if (problem.inputs().length > width) {
            return Mode.super.snippet(problem, gates, width);
        }
        if (Snippet.isScalarMap(problem, gates)) {
            return Snippet.of(
                    List.of(VectorDual.class, Arrays.class),
                    "VectorDual[] x = new VectorDual[point.length];",
                    "Arrays.setAll(x, i -> VectorDual.variable(point[i], i, point.length));",
                    "VectorDual[] y = new VectorDual[f.outputs()];",
                    "f.scalar(x, y);",
                    "double[][] jacobian = new double[y.length][point.length];",
                    "for (int i = 0; i < y.length; i++) { y[i].tangents(jacobian[i], 0, point.length); }");
        }
        return Snippet.isPlain(problem, gates)
                ? Snippet.of(
                        List.of(VectorDual.class, Arrays.class, IntStream.class),
                        "VectorDual[] x = new VectorDual[point.length];",
                        "Arrays.setAll(x, i -> VectorDual.variable(point[i], i, point.length));",
                        "VectorDual y = " + Snippet.call(gates, "x") + ";",
                        "double value = y.getReal();",
                        "double[] gradient = IntStream.range(0, point.length).mapToDouble(y::tangent).toArray();")
                : Mode.super.snippet(problem, gates, width);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        if (problem instanceof MapProblem map) {
            return gates == Granularity.MATRIX
                    ? new MatrixJacobian.Forward((MatrixCircuit) problem, width)
                    : new ForwardJacobian.Wide(map, SeedGroups.ofEachInput(map.pattern()), width);
        }
        return gates == Granularity.MATRIX
                ? new OfMatrices((MatrixCircuit) problem, width)
                : new OfScalars(problem, CircuitFunction.of(problem, gates), width);
    }

    private abstract static class Blocks implements ManyPasses {

        final int n;
        final int width;

        Blocks(int n, int width) {
            this.n = n;
            this.width = width;
        }

        @Override
        public int passes() {
            return (n + width - 1) / width;
        }

        /** Returns the index of the first input of a pass. */
        int first(int pass) {
            return pass * width;
        }

        /** Returns the number of inputs of a pass, which may be smaller for the last one. */
        int count(int pass) {
            return Math.min(width, n - first(pass));
        }
    }

    private static final class OfScalars extends Blocks {

        private final CircuitFunction circuit;
        private final VectorDual[] inputs;

        OfScalars(Problem problem, CircuitFunction circuit, int width) {
            super(problem.inputs().length, width);
            this.circuit = circuit;
            this.inputs = new VectorDual[n];
            moveTo(problem.inputs());
        }

        @Override
        public void moveTo(double[] x) {
            Arrays.setAll(inputs, i -> VectorDual.constant(x[i]));
        }

        @Override
        public double pass(int pass, double[] gradient) {
            int first = first(pass);
            int count = count(pass);
            for (int j = 0; j < count; j++) {
                inputs[first + j] = VectorDual.variable(inputs[first + j].getReal(), j, count);
            }
            VectorDual y = circuit.of(inputs);
            for (int j = 0; j < count; j++) {
                inputs[first + j] = VectorDual.constant(inputs[first + j].getReal());
            }
            y.tangents(gradient, first, count);
            return y.getReal();
        }
    }

    private static final class OfMatrices extends Blocks {

        private final MatrixCircuit circuit;
        private final MatrixInputs inputs;

        OfMatrices(MatrixCircuit circuit, int width) {
            super(circuit.inputs().length, width);
            this.circuit = circuit;
            this.inputs = new MatrixInputs(circuit);
        }

        @Override
        public void moveTo(double[] x) {
            inputs.moveTo(x);
        }

        @Override
        public double pass(int pass, double[] gradient) {
            int first = first(pass);
            MatrixDual y = circuit.matrix(MatrixDual.variables(inputs.matrices(), first, width));
            for (int j = 0; j < count(pass); j++) {
                gradient[first + j] = y.tangent(j).data[0];
            }
            return y.value().data[0];
        }
    }
}

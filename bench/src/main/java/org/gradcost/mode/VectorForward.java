package org.gradcost.mode;

import java.util.List;
import org.gradcost.dual.MatrixDual;
import org.gradcost.dual.VectorDual;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;

/** Forward mode with k tangents: a pass for every k inputs. */
final class VectorForward implements Mode {

    @Override
    public String name() {
        return "vector-forward";
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR, Granularity.FUSED, Granularity.MATRIX);
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public boolean manyPasses() {
        return true;
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        int n = problem.inputs().length;
        return gates == Granularity.MATRIX
                ? new OfMatrices((MatrixCircuit) problem, n, width)
                : new OfScalars(Circuit.of(problem, gates), n, width);
    }

    private abstract static class Blocks implements Differentiator {

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

        /** The inputs that a pass is about start here, … */
        int first(int pass) {
            return pass * width;
        }

        /** … and are so many: fewer in the last pass. */
        int count(int pass) {
            return Math.min(width, n - first(pass));
        }
    }

    private static final class OfScalars extends Blocks {

        private final Circuit circuit;
        private final VectorDual[] inputs;

        OfScalars(Circuit circuit, int n, int width) {
            super(n, width);
            this.circuit = circuit;
            this.inputs = new VectorDual[n];
        }

        @Override
        public double pass(double[] x, int pass, double[] gradient) {
            int first = first(pass);
            int count = count(pass);
            for (int i = 0; i < n; i++) {
                boolean moves = i >= first && i < first + count;
                inputs[i] = moves ? VectorDual.variable(x[i], i - first, count) : VectorDual.constant(x[i]);
            }
            VectorDual y = circuit.of(inputs);
            y.tangents(gradient, first, count);
            return y.getReal();
        }
    }

    private static final class OfMatrices extends Blocks {

        private final MatrixCircuit circuit;
        private final MatrixInputs inputs;

        OfMatrices(MatrixCircuit circuit, int n, int width) {
            super(n, width);
            this.circuit = circuit;
            this.inputs = new MatrixInputs(circuit);
        }

        @Override
        public double pass(double[] x, int pass, double[] gradient) {
            int first = first(pass);
            MatrixDual y = circuit.matrix(MatrixDual.variables(inputs.of(x), first, width));
            for (int j = 0; j < count(pass); j++) {
                gradient[first + j] = y.tangent(j).data[0];
            }
            return y.value().data[0];
        }
    }
}

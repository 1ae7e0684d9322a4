package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.gradcost.dual.VectorDual;
import org.gradcost.family.KMeans;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;
import org.hipparchus.util.MathArrays;

/**
 * k-means: its cost, and Newton's direction J/H of gradient J and diagonal second derivative H. The second derivative is
 * diagonal, so its diagonal is its product with the vector of ones: the gradient of the derivative along that direction.
 * The direction is the inner, forward level; reverse or forward mode differentiates it and the value.
 */
final class KMeansEval implements Eval {

    @Override
    public String name() {
        return "kmeans";
    }

    @Override
    public List<String> functions() {
        return List.of("cost", "dir");
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        double[][] points = input.rows("points");
        double[][] centroids = input.rows("centroids");
        if (points.length == 0 || centroids.length == 0 || points[0].length == 0) {
            throw new IllegalArgumentException("kmeans: at least one point, centroid and coordinate are needed");
        }
        int d = points[0].length;
        input.rows("centroids", centroids.length, d);
        ScalarCircuit problem = KMeans.at(Input.flat(points), Input.flat(centroids), d);
        if (function.equals("cost")) {
            return new PrimalWorkload(problem);
        }
        return mode.of(() -> new Reverse(problem, d), () -> new Forward(problem, d));
    }

    private abstract static class Direction implements Workload {

        final ScalarCircuit problem;
        final double[] x;
        final double[] first;
        final double[] second;
        private final int d;

        Direction(ScalarCircuit problem, int d) {
            this.problem = problem;
            this.x = problem.inputs();
            this.first = new double[x.length];
            this.second = new double[x.length];
            this.d = d;
        }

        abstract void derivatives();

        /** Value and derivative along the vector of ones. */
        final <T extends CalculusFieldElement<T>> FieldUnivariateDerivative1<T> alongOnes(T[] inputs) {
            FieldUnivariateDerivative1<T>[] moving = MathArrays.buildArray(
                    new FieldUnivariateDerivative1<>(inputs[0], inputs[0]).getField(), inputs.length);
            T one = inputs[0].newInstance(1);
            for (int i = 0; i < inputs.length; i++) {
                moving[i] = new FieldUnivariateDerivative1<>(inputs[i], one);
            }
            return problem.scalar(moving);
        }

        @Override
        public final long primal() {
            return PrimalWorkload.least(problem);
        }

        @Override
        public final void run() {
            derivatives();
            for (int i = 0; i < x.length; i++) {
                first[i] /= second[i];
            }
        }

        @Override
        public final void write(JsonGenerator json) throws IOException {
            Json.rows(json, first, 0, x.length / d, d);
        }
    }

    private static final class Reverse extends Direction {

        private final Tape tape = new Tape();
        private final Variable[] inputs;

        Reverse(ScalarCircuit problem, int d) {
            super(problem, d);
            this.inputs = new Variable[x.length];
        }

        @Override
        void derivatives() {
            tape.inputs(x, inputs);
            FieldUnivariateDerivative1<Variable> y = alongOnes(inputs);
            tape.gradient(y.getValue(), first);
            tape.gradient(y.getFirstDerivative(), second);
        }
    }

    private static final class Forward extends Direction {

        private static final int WIDTH = 64;

        private final VectorDual[] inputs;

        Forward(ScalarCircuit problem, int d) {
            super(problem, d);
            this.inputs = new VectorDual[x.length];
        }

        @Override
        void derivatives() {
            Deadline deadline = new Deadline();
            for (int pass = 0; pass < passes(); pass++) {
                pass(pass);
                deadline.check("forward", pass + 1, passes());
            }
        }

        @Override
        public int passes() {
            return (x.length + WIDTH - 1) / WIDTH;
        }

        private void pass(int pass) {
            int from = pass * WIDTH;
            int count = Math.min(WIDTH, x.length - from);
            for (int i = 0; i < x.length; i++) {
                boolean moves = i >= from && i < from + count;
                inputs[i] = moves ? VectorDual.variable(x[i], i - from, count) : VectorDual.constant(x[i]);
            }
            FieldUnivariateDerivative1<VectorDual> y = alongOnes(inputs);
            y.getValue().tangents(first, from, count);
            y.getFirstDerivative().tangents(second, from, count);
        }

        /** A pass. */
        @Override
        public long trial() {
            long start = System.nanoTime();
            pass(0);
            return (System.nanoTime() - start) * passes();
        }
    }
}

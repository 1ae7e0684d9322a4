package org.gradcost.mode;

import org.gradcost.dual.Dual;
import org.gradcost.dual.NestedDual;
import org.gradcost.dual.VectorDual;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.nested.Level;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** Second derivatives along directions, in the four nestings. */
abstract class SecondOrder implements ManyPasses {

    final ScalarCircuit f;
    final Directions directions;
    final int n;
    final double[] x;
    final double[] s;
    final double[] product;

    private SecondOrder(ScalarCircuit f, Directions directions) {
        this.f = f;
        this.directions = directions;
        this.x = f.inputs().clone();
        this.n = x.length;
        this.s = new double[n];
        this.product = new double[n];
    }

    @Override
    public void moveTo(double[] point) {
        System.arraycopy(point, 0, x, 0, n);
    }

    @Override
    public int passes() {
        return directions.count();
    }

    /** Evaluates f with the direction s as the tangent of the inputs. */
    final <T extends CalculusFieldElement<T>> NestedDual<T> along(T[] inputs) {
        NestedDual<T>[] moving =
                MathArrays.buildArray(NestedDual.constant(inputs[0]).getField(), n);
        for (int j = 0; j < n; j++) {
            moving[j] =
                    s[j] == 0 ? NestedDual.constant(inputs[j]) : NestedDual.of(inputs[j], inputs[j].newInstance(s[j]));
        }
        return f.scalar(moving);
    }

    /** Forward over forward mode, with a pass per direction and input. */
    static final class ForwardOverForward extends SecondOrder {

        private final Dual[] inputs;

        ForwardOverForward(ScalarCircuit f, Directions directions) {
            super(f, directions);
            inputs = new Dual[n];
        }

        @Override
        public int passes() {
            return Math.multiplyExact(n, directions.count());
        }

        @Override
        public double pass(int pass, double[] second) {
            int g = pass / n;
            int i = pass % n;
            directions.seed(g, s);
            for (int j = 0; j < n; j++) {
                inputs[j] = Dual.of(x[j], j == i ? 1 : 0);
            }
            NestedDual<Dual> y = along(inputs);
            directions.take(g, i, y.tangent().tangent(), second);
            return y.getReal();
        }
    }

    /** Forward over reverse mode, with a pass per direction. */
    private static final class DualOverReverse extends SecondOrder {

        private final Dual[] inputs;

        DualOverReverse(ScalarCircuit f, Directions directions) {
            super(f, directions);
            inputs = new Dual[n];
        }

        @Override
        public double pass(int g, double[] second) {
            directions.seed(g, s);
            for (int j = 0; j < n; j++) {
                inputs[j] = Dual.of(x[j], s[j]);
            }
            Dual[] gradient = Level.REVERSE.inner(f::scalar, inputs, n);
            for (int j = 0; j < n; j++) {
                product[j] = gradient[j].tangent();
            }
            directions.take(g, product, second);
            return f.primal(x);
        }
    }

    /** Returns forward over reverse mode, with single-tangent numbers if a pass has one direction. */
    static SecondOrder forwardOverReverse(ScalarCircuit f, Directions directions, int width) {
        return Math.min(width, directions.count()) == 1
                ? new DualOverReverse(f, directions)
                : new VectorDualOverReverse(f, directions, width);
    }

    /** Forward over reverse mode, with a pass for as many directions as there are tangents. */
    private static final class VectorDualOverReverse extends SecondOrder {

        private final VectorDual[] inputs;
        private final double[][] seeds;
        private final int width;

        VectorDualOverReverse(ScalarCircuit f, Directions directions, int width) {
            super(f, directions);
            this.width = Math.min(width, directions.count());
            inputs = new VectorDual[n];
            seeds = new double[this.width][n];
        }

        @Override
        public int passes() {
            return (directions.count() + width - 1) / width;
        }

        @Override
        public double pass(int pass, double[] second) {
            int first = pass * width;
            int count = Math.min(width, directions.count() - first);
            for (int d = 0; d < count; d++) {
                directions.seed(first + d, seeds[d]);
            }
            double[] tangents = new double[count];
            for (int j = 0; j < n; j++) {
                boolean moves = false;
                for (int d = 0; d < count; d++) {
                    tangents[d] = seeds[d][j];
                    moves |= tangents[d] != 0;
                }
                inputs[j] = moves ? VectorDual.of(x[j], tangents) : VectorDual.constant(x[j]);
            }
            VectorDual[] gradient = Level.REVERSE.inner(f::scalar, inputs, n);
            for (int d = 0; d < count; d++) {
                for (int j = 0; j < n; j++) {
                    product[j] = gradient[j].tangent(d);
                }
                directions.take(first + d, product, second);
            }
            return f.primal(x);
        }
    }

    /** Reverse over forward mode, with a recording and a sweep per direction. */
    static final class ReverseOverForward extends SecondOrder {

        private final Tape tape = new Tape();
        private final Variable[] inputs;

        ReverseOverForward(ScalarCircuit f, Directions directions) {
            super(f, directions);
            inputs = new Variable[n];
        }

        @Override
        public double pass(int g, double[] second) {
            directions.seed(g, s);
            tape.inputs(x, inputs);
            NestedDual<Variable> y = along(inputs);
            tape.gradient(y.tangent(), product);
            directions.take(g, product, second);
            return y.getReal();
        }

        @Override
        public long recordedGates() {
            return tape.recordedGates();
        }

        @Override
        public long tapeBytes() {
            return tape.bytes();
        }
    }

    /** Reverse over reverse mode, with one recording, and a sweep per direction. */
    static final class ReverseOverReverse extends SecondOrder {

        private final Tape tape = new Tape();
        private final Variable[] inputs;
        private final Variable[] along;

        ReverseOverReverse(ScalarCircuit f, Directions directions) {
            super(f, directions);
            inputs = new Variable[n];
            along = new Variable[directions.count()];
        }

        @Override
        public void moveTo(double[] point) {
            super.moveTo(point);
            tape.inputs(x, inputs);
            Variable[] gradient = Level.REVERSE.inner(f::scalar, inputs, n);
            for (int g = 0; g < along.length; g++) {
                directions.seed(g, s);
                along[g] = dot(gradient);
            }
        }

        /** Returns ∇f·s. */
        private Variable dot(Variable[] gradient) {
            int moving = 0;
            for (double component : s) {
                moving += component == 0 ? 0 : 1;
            }
            double[] slopes = new double[moving];
            Variable[] arguments = new Variable[moving];
            for (int j = 0, k = 0; j < n; j++) {
                if (s[j] != 0) {
                    slopes[k] = s[j];
                    arguments[k++] = gradient[j];
                }
            }
            return moving == 0 ? gradient[0].newInstance(0) : arguments[0].fromPartials(0, slopes, arguments);
        }

        @Override
        public double pass(int g, double[] second) {
            tape.gradient(along[g], product);
            directions.take(g, product, second);
            return f.primal(x);
        }

        @Override
        public long recordedGates() {
            return tape.recordedGates();
        }

        @Override
        public long tapeBytes() {
            return tape.bytes();
        }
    }
}

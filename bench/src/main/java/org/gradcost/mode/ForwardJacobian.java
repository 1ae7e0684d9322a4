package org.gradcost.mode;

import java.util.Arrays;
import org.gradcost.dual.Dual;
import org.gradcost.dual.VectorDual;
import org.gradcost.family.MapProblem;
import org.gradcost.sparse.SeedGroups;

/** A Jacobian by forward mode: a pass computes the columns of a group of inputs, or of several groups with a tangent for each. */
abstract class ForwardJacobian implements ManyPasses {

    final MapProblem map;
    final SeedGroups groups;

    private ForwardJacobian(MapProblem map, SeedGroups groups) {
        this.map = map;
        this.groups = groups;
    }

    /** The Jacobian by passes with one tangent. */
    static final class Single extends ForwardJacobian {

        private final Dual[] inputs;
        private final Dual[] outputs;

        Single(MapProblem map, SeedGroups groups) {
            super(map, groups);
            inputs = new Dual[map.inputs().length];
            outputs = new Dual[map.outputs()];
            moveTo(map.inputs());
        }

        @Override
        public void moveTo(double[] x) {
            Arrays.setAll(inputs, j -> Dual.constant(x[j]));
        }

        @Override
        public int passes() {
            return groups.count();
        }

        @Override
        public double pass(int g, double[] jacobian) {
            for (int j : groups.member()[g]) {
                inputs[j] = Dual.variable(inputs[j].getReal());
            }
            map.scalar(inputs, outputs);
            for (int j : groups.member()[g]) {
                inputs[j] = Dual.constant(inputs[j].getReal());
            }
            int[] component = groups.component()[g];
            int[] place = groups.place()[g];
            for (int e = 0; e < place.length; e++) {
                jacobian[place[e]] = outputs[component[e]].tangent();
            }
            return squares();
        }

        private double squares() {
            double sum = 0;
            for (Dual y : outputs) {
                sum += y.getReal() * y.getReal();
            }
            return sum;
        }
    }

    /** The Jacobian by passes with several tangents. */
    static final class Wide extends ForwardJacobian {

        private final VectorDual[] inputs;
        private final VectorDual[] outputs;
        private final int width;

        Wide(MapProblem map, SeedGroups groups, int width) {
            super(map, groups);
            this.width = width;
            inputs = new VectorDual[map.inputs().length];
            outputs = new VectorDual[map.outputs()];
            moveTo(map.inputs());
        }

        @Override
        public void moveTo(double[] x) {
            Arrays.setAll(inputs, j -> VectorDual.constant(x[j]));
        }

        @Override
        public int passes() {
            return (groups.count() + width - 1) / width;
        }

        @Override
        public double pass(int pass, double[] jacobian) {
            int first = pass * width;
            int count = Math.min(width, groups.count() - first);
            for (int d = 0; d < count; d++) {
                for (int j : groups.member()[first + d]) {
                    inputs[j] = VectorDual.variable(inputs[j].getReal(), d, count);
                }
            }
            map.scalar(inputs, outputs);
            for (int d = 0; d < count; d++) {
                for (int j : groups.member()[first + d]) {
                    inputs[j] = VectorDual.constant(inputs[j].getReal());
                }
                int[] component = groups.component()[first + d];
                int[] place = groups.place()[first + d];
                for (int e = 0; e < place.length; e++) {
                    jacobian[place[e]] = outputs[component[e]].tangent(d);
                }
            }
            return squares();
        }

        private double squares() {
            double sum = 0;
            for (VectorDual y : outputs) {
                sum += y.getReal() * y.getReal();
            }
            return sum;
        }
    }
}

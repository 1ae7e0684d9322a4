package org.gradcost.family.nested;

import org.gradcost.family.Family;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.nested.Level;
import org.gradcost.nested.Objective;
import org.hipparchus.CalculusFieldElement;

/**
 * A family whose circuit itself computes gradients, in the mode of the inner level; a mode that runs it is the outer level. Its
 * number of inputs is fixed.
 */
abstract class NestedFamily implements Family {

    private final String base;
    private final Level inner;
    private final int inputs;

    NestedFamily(String base, Level inner, int inputs) {
        this.base = base;
        this.inner = inner;
        this.inputs = inputs;
    }

    @Override
    public final String name() {
        return base + "-over-" + (inner == Level.FORWARD ? "forward" : "reverse");
    }

    @Override
    public final String source() {
        return "GradBench " + base;
    }

    /** Returns 0, since there is only one size. */
    @Override
    public final double growth() {
        return 0;
    }

    @Override
    public final int nearest(int n) {
        return inputs;
    }

    @Override
    public final int largest() {
        return inputs;
    }

    final Level inner() {
        return inner;
    }

    /** A problem with this circuit. */
    abstract static class Nesting implements ScalarCircuit {

        private static final double ROUNDING = 1e-10; // of hundreds of steps, each based on the last

        private final double[] inputs;
        private final Objective circuit;

        Nesting(double[] inputs, Objective circuit) {
            this.inputs = inputs;
            this.circuit = circuit;
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public double rounding() {
            return ROUNDING;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            return circuit.at(x);
        }
    }
}

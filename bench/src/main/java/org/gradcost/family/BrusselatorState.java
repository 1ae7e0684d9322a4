package org.gradcost.family;

import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;

/**
 * The whole state of the {@linkplain Brusselator} at the end, as a map of its state at the beginning: as many outputs as
 * inputs, and each output a long computation. What a cell has come to depends on all cells within as many places as there
 * were steps: the Jacobian is taken as dense.
 *
 * <p>By hand: a row is what the adjoint rule of {@link Brusselator} makes of a unit vector.
 */
public final class BrusselatorState implements MapFamily {

    private final Brusselator scalar = new Brusselator();

    @Override
    public String name() {
        return "brusselator-state";
    }

    @Override
    public String formula() {
        return "u and v after " + SteppedFamily.STEPS
                + " Euler steps of u′ = A + u²v − (B + 1)u + α·Δu, v′ = Bu − u²v + α·Δv";
    }

    @Override
    public String inputs() {
        return scalar.inputs();
    }

    @Override
    public String source() {
        return scalar.source();
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public int nearest(int n) {
        return Math.min(scalar.nearest(n), largest());
    }

    /** √2³¹: what an array holds of a square. */
    @Override
    public int largest() {
        return 46_340;
    }

    @Override
    public int outputs(int n, int m) {
        return n;
    }

    @Override
    public MapProblem problem(int n, int m, long seed) {
        return new End(scalar.problem(n, SteppedFamily.STEPS, seed));
    }

    private static final class End extends MapProblem {

        private final Brusselator.Ring ring;
        private final double[] adjoint;

        End(Brusselator.Ring ring) {
            super(ring.inputs(), Pattern.dense(ring.stateSize(), ring.stateSize()));
            this.ring = ring;
            this.adjoint = new double[ring.stateSize()];
        }

        @Override
        public <T extends CalculusFieldElement<T>> void scalar(T[] x, T[] y) {
            System.arraycopy(ring.end(x), 0, y, 0, y.length);
        }

        @Override
        public void values(double[] x, double[] y) {
            System.arraycopy(ring.end(x), 0, y, 0, y.length);
        }

        @Override
        public void jacobian(double[] x, double[] y, double[] jacobian) {
            values(x, y);
            for (int i = 0; i < y.length; i++) {
                Arrays.fill(adjoint, 0);
                adjoint[i] = 1;
                ring.back(adjoint);
                System.arraycopy(adjoint, 0, jacobian, i * y.length, y.length);
            }
        }
    }
}

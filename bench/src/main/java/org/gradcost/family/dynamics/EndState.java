package org.gradcost.family.dynamics;

import java.util.Arrays;
import org.gradcost.family.MapProblem;
import org.gradcost.sparse.SparsityPattern;
import org.hipparchus.CalculusFieldElement;

/**
 * The final state of a circuit of steps as a function of its initial state, with as many outputs as inputs. A point of the final
 * state depends on all points within a distance of as many places as there were steps, so the Jacobian is treated as dense.
 *
 * <p>By hand, a row is the result of the adjoint steps for a unit vector.
 */
final class EndState extends MapProblem {

    private final AdjointSteps steps;
    private final double[] adjoint;
    private final double rounding;

    EndState(AdjointSteps steps, double rounding) {
        super(steps.inputs(), SparsityPattern.dense(steps.stateSize(), steps.stateSize()));
        this.steps = steps;
        this.adjoint = new double[steps.stateSize()];
        this.rounding = rounding;
    }

    @Override
    public double rounding() {
        return rounding;
    }

    @Override
    public <T extends CalculusFieldElement<T>> void scalar(T[] x, T[] y) {
        System.arraycopy(steps.end(x), 0, y, 0, y.length);
    }

    @Override
    public void values(double[] x, double[] y) {
        System.arraycopy(steps.end(x), 0, y, 0, y.length);
    }

    @Override
    public void jacobian(double[] x, double[] y, double[] jacobian) {
        values(x, y);
        for (int i = 0; i < y.length; i++) {
            Arrays.fill(adjoint, 0);
            adjoint[i] = 1;
            steps.back(adjoint);
            System.arraycopy(adjoint, 0, jacobian, i * y.length, y.length);
        }
    }
}

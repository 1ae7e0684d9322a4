package org.gradcost.family.dynamics;

import org.gradcost.family.MapProblem;
import org.gradcost.sparse.SparsityPattern;
import org.hipparchus.CalculusFieldElement;

/**
 * The final state of a circuit of steps as a function of its initial state, with as many outputs as inputs. A point of the final
 * state depends on all points within a distance of as many places as there were steps, so the Jacobian is treated as dense.
 */
final class EndState extends MapProblem {

    private final AdjointSteps steps;
    private final StateJacobian byHand;
    private final double rounding;

    EndState(AdjointSteps steps, double rounding) {
        super(steps.inputs(), SparsityPattern.dense(steps.stateSize(), steps.stateSize()));
        this.steps = steps;
        this.byHand = steps.stateJacobian();
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
        byHand.compute(jacobian);
    }
}

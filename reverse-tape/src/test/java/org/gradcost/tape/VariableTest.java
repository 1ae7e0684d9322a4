package org.gradcost.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import org.gradcost.gate.DifferentiableContract;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1;
import org.junit.jupiter.api.Test;

class VariableTest extends DifferentiableContract<Variable> {

    private final Tape tape = new Tape();

    @Override
    protected Variable build(double x) {
        return tape.input(x);
    }

    @Override
    protected Result differentiate(Function<Variable[], Variable> f, double... point) {
        Variable y = f.apply(tape.inputs(point));
        double[] gradient = y.isConstant() ? new double[point.length] : tape.gradient(y);
        return new Result(y.getReal(), gradient);
    }

    /**
     * Forward over reverse: a derivative along v whose coefficients are variables of the tape. Its first derivative is
     * ∇f·v, and the gradient of that is the Hessian times v.
     */
    @Test
    void hessianVectorProduct() {
        double[] at = {1.5, -0.5, 2};
        double[] v = {1, 10, -3};
        Variable[] x = tape.inputs(at);
        FieldUnivariateDerivative1<Variable> a = seeded(x[0], v[0]);
        FieldUnivariateDerivative1<Variable> b = seeded(x[1], v[1]);
        FieldUnivariateDerivative1<Variable> c = seeded(x[2], v[2]);
        // f = a²·b·c + sin b; Hessian by hand.
        FieldUnivariateDerivative1<Variable> f =
                a.multiply(a).multiply(b).multiply(c).add(b.sin());
        double[] product = tape.gradient(f.getDerivative(1));
        double[][] hessian = {
            {2 * at[1] * at[2], 2 * at[0] * at[2], 2 * at[0] * at[1]},
            {2 * at[0] * at[2], -Math.sin(at[1]), at[0] * at[0]},
            {2 * at[0] * at[1], at[0] * at[0], 0}
        };
        for (int i = 0; i < 3; i++) {
            double expected = hessian[i][0] * v[0] + hessian[i][1] * v[1] + hessian[i][2] * v[2];
            assertEquals(expected, product[i], 1e-13 * Math.abs(expected));
        }
    }

    private static FieldUnivariateDerivative1<Variable> seeded(Variable x, double direction) {
        return new FieldUnivariateDerivative1<>(x, x.newInstance(direction));
    }
}

package org.gradcost.tape;

import org.gradcost.dual.NestedDual;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.SecondOrder;
import org.gradcost.gate.UnaryGate;

/** Dual numbers of variables of a tape. */
final class ReverseOverForward implements SecondOrder {

    private final Tape below = new Tape();

    @Override
    public double[] differentiate(UnaryGate gate, double x) {
        return line(NestedDual.of(below.inputs(x)[0], Variable.constant(1)).apply(gate));
    }

    @Override
    public double[] differentiateFirst(BinaryGate gate, double x, double y) {
        return line(NestedDual.of(below.inputs(x)[0], Variable.constant(1)).apply(gate, y));
    }

    private double[] line(NestedDual<Variable> y) {
        Variable slope = y.tangent();
        return new double[] {y.getReal(), slope.getReal(), slope.isConstant() ? 0 : below.gradient(slope)[0]};
    }

    @Override
    public double[] differentiate(BinaryGate gate, double x, double y) {
        double[] derivatives = new double[7];
        for (int i = 0; i < 2; i++) {
            Variable[] inputs = below.inputs(x, y);
            NestedDual<Variable> v = NestedDual.of(inputs[0], Variable.constant(1 - i))
                    .apply(gate, NestedDual.of(inputs[1], Variable.constant(i)));
            derivatives[0] = v.getReal();
            derivatives[1 + i] = v.tangent().getReal();
            if (!v.tangent().isConstant()) {
                System.arraycopy(below.gradient(v.tangent()), 0, derivatives, 3 + 2 * i, 2);
            }
        }
        return derivatives;
    }
}

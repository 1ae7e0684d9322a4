package org.gradcost.tape;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.SecondOrder;
import org.gradcost.gate.UnaryGate;

/** A tape of variables of another tape. */
final class ReverseOverReverse implements SecondOrder {

    private final Tape below = new Tape();

    @Override
    public double[] differentiate(UnaryGate gate, double x) {
        NestedTape<Variable> tape = new NestedTape<>();
        return line(tape, tape.input(below.inputs(x)[0]).apply(gate));
    }

    @Override
    public double[] differentiateFirst(BinaryGate gate, double x, double y) {
        NestedTape<Variable> tape = new NestedTape<>();
        return line(tape, tape.input(below.inputs(x)[0]).apply(gate, y));
    }

    private double[] line(NestedTape<Variable> tape, NestedVariable<Variable> y) {
        Variable slope = tape.gradient(y)[0];
        return new double[] {y.getReal(), slope.getReal(), slope.isConstant() ? 0 : below.gradient(slope)[0]};
    }

    @Override
    public double[] differentiate(BinaryGate gate, double x, double y) {
        NestedTape<Variable> tape = new NestedTape<>();
        Variable[] inputs = below.inputs(x, y);
        NestedVariable<Variable> v = tape.input(inputs[0]).apply(gate, tape.input(inputs[1]));
        Variable[] gradient = tape.gradient(v);
        double[] derivatives = {v.getReal(), gradient[0].getReal(), gradient[1].getReal(), 0, 0, 0, 0};
        for (int i = 0; i < 2; i++) {
            if (!gradient[i].isConstant()) {
                System.arraycopy(below.gradient(gradient[i]), 0, derivatives, 3 + 2 * i, 2);
            }
        }
        return derivatives;
    }
}

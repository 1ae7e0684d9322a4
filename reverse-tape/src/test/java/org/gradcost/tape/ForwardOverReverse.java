package org.gradcost.tape;

import org.gradcost.dual.Dual;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.SecondOrder;
import org.gradcost.gate.UnaryGate;

/** A tape of dual numbers. */
final class ForwardOverReverse implements SecondOrder {

    @Override
    public double[] differentiate(UnaryGate gate, double x) {
        NestedTape<Dual> tape = new NestedTape<>();
        return line(tape, tape.input(Dual.variable(x)).apply(gate));
    }

    @Override
    public double[] differentiateFirst(BinaryGate gate, double x, double y) {
        NestedTape<Dual> tape = new NestedTape<>();
        return line(tape, tape.input(Dual.variable(x)).apply(gate, y));
    }

    private static double[] line(NestedTape<Dual> tape, NestedVariable<Dual> y) {
        Dual slope = tape.gradient(y)[0];
        return new double[] {y.getReal(), slope.getReal(), slope.tangent()};
    }

    @Override
    public double[] differentiate(BinaryGate gate, double x, double y) {
        double[] derivatives = new double[7];
        for (int j = 0; j < 2; j++) {
            NestedTape<Dual> tape = new NestedTape<>();
            NestedVariable<Dual> v = tape.input(Dual.of(x, 1 - j)).apply(gate, tape.input(Dual.of(y, j)));
            Dual[] gradient = tape.gradient(v);
            derivatives[0] = v.getReal();
            for (int i = 0; i < 2; i++) {
                derivatives[1 + i] = gradient[i].getReal();
                derivatives[3 + 2 * i + j] = gradient[i].tangent();
            }
        }
        return derivatives;
    }
}

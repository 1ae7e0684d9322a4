package org.gradcost.dual;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.SecondOrder;
import org.gradcost.gate.UnaryGate;

/** Dual numbers of dual numbers of dual numbers: second derivatives by the outer and the innermost, and third ones. */
public final class ForwardThreeTimes implements SecondOrder {

    @Override
    public double[] differentiate(UnaryGate gate, double x) {
        return line(number(x, 1, 1).apply(gate));
    }

    @Override
    public double[] differentiateFirst(BinaryGate gate, double x, double y) {
        return line(number(x, 1, 1).apply(gate, y));
    }

    @Override
    public double[] differentiate(BinaryGate gate, double x, double y) {
        double[] derivatives = new double[7];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double[] line = line(number(x, 1 - i, 1 - j).apply(gate, number(y, i, j)));
                derivatives[0] = line[0];
                derivatives[1 + i] = line[1];
                derivatives[3 + 2 * i + j] = line[2];
            }
        }
        return derivatives;
    }

    /** Returns the third derivative. */
    public static double third(UnaryGate gate, double x) {
        return number(x, 1, 1).apply(gate).tangent().tangent().tangent();
    }

    private static double[] line(NestedDual<NestedDual<Dual>> y) {
        return new double[] {
            y.getReal(), y.tangent().getReal(), y.tangent().value().tangent()
        };
    }

    /** The level between moves as the outermost. */
    private static NestedDual<NestedDual<Dual>> number(double x, double outer, double inner) {
        return NestedDual.of(
                NestedDual.of(Dual.of(x, inner), Dual.constant(outer)), NestedDual.constant(Dual.constant(outer)));
    }
}

package org.gradcost.dual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.function.Function;
import org.gradcost.gate.DifferentiableContract;
import org.junit.jupiter.api.Test;

class DualTest extends DifferentiableContract<Dual> {

    @Override
    protected Dual build(double x) {
        return Dual.variable(x);
    }

    @Override
    protected Result differentiate(Function<Dual[], Dual> f, double... point) {
        double[] gradient = new double[point.length];
        double value = 0;
        for (int pass = 0; pass < point.length; pass++) {
            Dual[] x = new Dual[point.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = Dual.of(point[i], i == pass ? 1 : 0);
            }
            Dual y = f.apply(x);
            value = y.getReal();
            gradient[pass] = y.tangent();
        }
        return new Result(value, gradient);
    }

    @Test
    void readsAsANumberWithItsTangent() {
        assertEquals("3.0 + 0.5 ε", Dual.of(3, 0.5).toString());
    }

    @Test
    void numbersThatDifferHaveHashCodesThatDiffer() {
        assertNotEquals(Dual.of(3, 0.5).hashCode(), Dual.of(3, 0.25).hashCode());
        assertNotEquals(Dual.of(3, 0.5).hashCode(), Dual.of(2, 0.5).hashCode());
        assertNotEquals(Dual.of(3, 0.5).hashCode(), Dual.of(0.5, 3).hashCode());
    }
}

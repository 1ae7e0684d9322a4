package org.gradcost.gradbench;

import org.gradcost.nested.AdaptiveDescent;
import org.gradcost.nested.Level;
import org.gradcost.nested.Objective;
import org.hipparchus.util.Binary64;

/** The outer level: plain values, and gradients in the mode of that level. */
record OuterFunction(Objective objective, Level level) implements AdaptiveDescent.Function<Binary64> {

    @Override
    public Binary64 value(Binary64[] x) {
        return objective.at(x);
    }

    @Override
    public Binary64[] gradient(Binary64[] x) {
        return numbers(level.outer(objective, plain(x)));
    }

    static Binary64[] numbers(double... x) {
        Binary64[] numbers = new Binary64[x.length];
        for (int i = 0; i < x.length; i++) {
            numbers[i] = new Binary64(x[i]);
        }
        return numbers;
    }

    static double[] plain(Binary64[] x) {
        double[] plain = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            plain[i] = x[i].getReal();
        }
        return plain;
    }
}

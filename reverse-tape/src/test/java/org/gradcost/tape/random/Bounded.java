package org.gradcost.tape.random;

import java.util.Arrays;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.Field;

/**
 * A value with the sum of |product of slopes| over all paths from the inputs to it: the scale of the rounding errors of a
 * gradient, however its terms cancel. Infinite from where a single slope is so steep that it would also tell the rounding
 * of its argument.
 */
record Bounded(double value, double bound) implements Differentiable<Bounded> {

    private static final double STEEP = 100;

    private static final Field<Bounded> FIELD =
            new ConstantField<>(Bounded.class, new Bounded(0, 0), new Bounded(1, 0));

    @Override
    public Bounded apply(UnaryGate gate) {
        return new Bounded(gate.value(value), weight(gate.slope(value)) * bound);
    }

    @Override
    public Bounded apply(BinaryGate gate, Bounded y) {
        return new Bounded(
                gate.value(value, y.value),
                weight(gate.slopeX(value, y.value)) * bound + weight(gate.slopeY(value, y.value)) * y.bound);
    }

    @Override
    public Bounded apply(BinaryGate gate, double y) {
        return new Bounded(gate.value(value, y), weight(gate.slopeX(value, y)) * bound);
    }

    @Override
    public Bounded apply(SelectGate gate, Bounded y) {
        return gate.first(value, y.value) ? this : y;
    }

    @Override
    public Bounded fromPartials(double joined, double[] slopes, Bounded[] arguments) {
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            sum += Math.abs(slopes[i]) * arguments[i].bound;
        }
        return new Bounded(joined, sum);
    }

    private static double weight(double slope) {
        double size = Math.abs(slope);
        return size <= STEEP ? size : Double.POSITIVE_INFINITY;
    }

    static Bounded[] inputs(double[] point) {
        return Arrays.stream(point).mapToObj(x -> new Bounded(x, 1)).toArray(Bounded[]::new);
    }

    @Override
    public boolean isConstant() {
        return bound == 0;
    }

    @Override
    public double getReal() {
        return value;
    }

    @Override
    public Bounded newInstance(double constant) {
        return new Bounded(constant, 0);
    }

    @Override
    public Field<Bounded> getField() {
        return FIELD;
    }
}

package org.gradcost.circuit;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ChainRule;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.Field;

/**
 * A number that records every gate that computed it, with the arguments and slopes of the gate. It is meant for showing
 * circuits, not for speed. A constant has no node. Instances are immutable, except for the name that {@link Circuit#named}
 * gives to a node.
 */
public final class Traced implements Differentiable<Traced> {

    private static final Field<Traced> FIELD = new ConstantField<>(Traced.class, constant(0), constant(1));

    private final double value;
    private final Node<Double> node;

    private Traced(double value, Node<Double> node) {
        this.value = value;
        this.node = node;
    }

    static Traced input(String name, double value) {
        return new Traced(value, Node.input(name, value));
    }

    static Traced constant(double value) {
        return new Traced(value, null);
    }

    /** Returns the node of this number, or null for a constant. */
    Node<Double> node() {
        return node;
    }

    /** The rule of a scalar gate, given by its slopes. */
    private record Slopes(double... slopes) implements Rule<Double> {

        @Override
        public Double push(int argument, Double tangent) {
            return ChainRule.times(slopes[argument], tangent);
        }

        @Override
        public Double pull(int argument, Double adjoint) {
            return ChainRule.times(slopes[argument], adjoint);
        }

        @Override
        public String slope(int argument) {
            return Numerals.full(slopes[argument]);
        }
    }

    private static Traced gate(Label label, double value, List<Node<Double>> arguments, double... slopes) {
        return new Traced(value, Node.gate(label, value, arguments, new Slopes(slopes)));
    }

    @Override
    public Traced apply(UnaryGate gate) {
        double y = gate.value(value);
        return node == null ? constant(y) : gate(Label.unary(gate.name()), y, List.of(node), gate.slope(value));
    }

    @Override
    public Traced apply(BinaryGate gate, double y) {
        double v = gate.value(value, y);
        return node == null
                ? constant(v)
                : gate(Label.constantSecond(gate.name(), y), v, List.of(node), gate.slopeX(value, y));
    }

    @Override
    public Traced apply(BinaryGate gate, Traced y) {
        if (y.node == null) {
            return apply(gate, y.value);
        }
        double v = gate.value(value, y.value);
        double slopeY = gate.slopeY(value, y.value);
        if (node == null) {
            return gate(Label.constantFirst(gate.name(), value), v, List.of(y.node), slopeY);
        }
        return gate(Label.binary(gate.name()), v, List.of(node, y.node), gate.slopeX(value, y.value), slopeY);
    }

    @Override
    public Traced apply(SelectGate gate, Traced y) {
        double v = gate.value(value, y.value);
        double first = gate.first(value, y.value) ? 1 : 0;
        if (node == null && y.node == null) {
            return constant(v);
        }
        if (y.node == null) {
            return gate(Label.constantSecond(gate.name(), y.value), v, List.of(node), first);
        }
        if (node == null) {
            return gate(Label.constantFirst(gate.name(), value), v, List.of(y.node), 1 - first);
        }
        return gate(Label.binary(gate.name()), v, List.of(node, y.node), first, 1 - first);
    }

    @Override
    public Traced fromPartials(double value, double[] slopes, Traced[] arguments) {
        return withName("fromPartials", value, slopes, arguments);
    }

    /** Returns {@code Σ a_i·b_i} as one gate, which is drawn as a weighted sum. */
    @Override
    public Traced linearCombination(double[] a, Traced[] b) {
        return renamed("Σ", Differentiable.super.linearCombination(a, b));
    }

    private static Traced renamed(String name, Traced number) {
        return number.node == null
                ? number
                : new Traced(
                        number.value,
                        Node.gate(Label.function(name), number.value, number.node.arguments(), number.node.rule()));
    }

    /** Returns the result of a named gate with any number of arguments. */
    static Traced withName(String name, double value, double[] slopes, Traced[] arguments) {
        Differentiable.checkPartials(slopes, arguments);
        List<Node<Double>> moving = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < slopes.length; i++) {
            if (arguments[i].node != null) {
                moving.add(arguments[i].node);
                theirs.add(slopes[i]);
            }
        }
        return moving.isEmpty()
                ? constant(value)
                : gate(
                        Label.function(name),
                        value,
                        moving,
                        theirs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public boolean isConstant() {
        return node == null;
    }

    @Override
    public double getReal() {
        return value;
    }

    @Override
    public Traced newInstance(double value) {
        return constant(value);
    }

    @Override
    public Field<Traced> getField() {
        return FIELD;
    }

    /** Returns whether {@code other} is a traced number with the same value, and both or neither are constants. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Traced that
                && (node == null) == (that.node == null)
                && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}

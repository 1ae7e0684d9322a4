package org.gradcost.mode;

import java.util.Arrays;
import java.util.List;
import org.gradcost.dual.Dual;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.tape.NestedTape;
import org.gradcost.tape.NestedVariable;
import org.hipparchus.util.MathArrays;

/** Forward over reverse mode: one recording of numbers with tangents, and one sweep, for every {@code width} directions. */
public final class ForwardOverReverse extends Nested {

    public ForwardOverReverse() {
        super(130);
    }

    @Override
    public String name() {
        return "forward-over-reverse";
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR, Granularity.MATRIX);
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        return gates == Granularity.SCALAR && ((SecondOrderProblem) problem).direction() != null
                ? Snippet.of(
                        List.of(Arrays.class, Dual.class, NestedTape.class, NestedVariable.class, MathArrays.class),
                        "NestedTape<Dual> tape = new NestedTape<>();",
                        "NestedVariable<Dual>[] x =",
                        "        MathArrays.buildArray(NestedVariable.constant(Dual.constant(0)).getField(), point.length);",
                        "Arrays.setAll(x, i -> tape.input(Dual.of(point[i], f.direction()[i])));",
                        "NestedVariable<Dual> y = f.function().scalar(x);",
                        "double[] hv = Arrays.stream(tape.gradient(y)).mapToDouble(Dual::tangent).toArray();",
                        "double value = y.getReal();")
                : super.snippet(problem, gates, width);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        SecondOrderProblem second = (SecondOrderProblem) problem;
        if (gates == Granularity.MATRIX) {
            return new MatrixSecondOrder((MatrixCircuit) second.function(), Directions.of(second));
        }
        return SecondOrder.forwardOverReverse(second.function(), Directions.of(second), width);
    }
}

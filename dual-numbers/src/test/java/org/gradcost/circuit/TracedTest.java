package org.gradcost.circuit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gradcost.gate.DifferentiableContract;

/** A traced number is a number like those of the modes. */
class TracedTest extends DifferentiableContract<Traced> {

    @Override
    protected Traced build(double x) {
        return Traced.input("x", x);
    }

    @Override
    protected Result differentiate(Function<Traced[], Traced> f, double... point) {
        List<String> names =
                IntStream.range(0, point.length).mapToObj(i -> "x" + i).toList();
        Traced[] probe = new Traced[point.length];
        for (int i = 0; i < probe.length; i++) {
            probe[i] = Traced.input(names.get(i), point[i]);
        }
        Traced y = f.apply(probe);
        if (y.isConstant()) {
            return new Result(y.getReal(), new double[point.length]);
        }
        Circuit<Double> circuit = Circuit.of(names, f, point);
        double[] gradient =
                circuit.gradient().stream().mapToDouble(Double::doubleValue).toArray();
        return new Result(circuit.value(), gradient);
    }
}

package org.gradcost.mode;

import java.util.function.Function;
import java.util.function.Supplier;
import org.gradcost.family.DataCircuit;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.tape.compile.CompiledFunction;
import org.gradcost.tape.compile.TraceVariable;

/**
 * A function that can be traced and compiled, with its data.
 *
 * @param inputs point of the problem
 * @param compiler traces the function at a point
 * @param isMap whether it is traced as a function with an array of outputs
 * @param data values that may change between gradients; of length 0 if the data are constants in the code
 */
record Traceable(
        double[] inputs, Function<double[], CompiledFunction> compiler, boolean isMap, Supplier<double[]> data) {

    private static final double[] NO_DATA = {};

    /** Returns whether a problem's function has the same operations at every point, so that it can be traced. */
    static boolean isPossible(Problem problem) {
        return problem instanceof ScalarCircuit circuit && !circuit.readsValues()
                || problem instanceof MapProblem
                || problem instanceof SecondOrderProblem second
                        && !second.function().readsValues();
    }

    /** Returns the function of a problem, with one or with several outputs. */
    static Traceable of(Problem problem, Granularity gates) {
        if (problem instanceof MapProblem map) {
            return new Traceable(
                    map.inputs(),
                    x -> CompiledFunction.compileMap(inputs -> outputs(map, inputs), x),
                    true,
                    () -> NO_DATA);
        }
        CircuitFunction circuit = CircuitFunction.of(problem, gates);
        return new Traceable(problem.inputs(), x -> CompiledFunction.compile(circuit::of, x), false, () -> NO_DATA);
    }

    private static TraceVariable[] outputs(MapProblem map, TraceVariable[] inputs) {
        TraceVariable[] outputs = new TraceVariable[map.outputs()];
        map.scalar(inputs, outputs);
        return outputs;
    }

    /** Returns the function of a problem whose data may change. */
    static Traceable ofChangingData(DataCircuit problem, Granularity gates) {
        return new Traceable(
                problem.inputs(),
                x -> gates == Granularity.FUSED
                        ? CompiledFunction.compile(problem::fused, x, problem.data())
                        : CompiledFunction.compile(problem::scalar, x, problem.data()),
                false,
                problem::data);
    }
}

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
 * A function that can be traced and compiled, and its data.
 *
 * @param inputs the point of the problem
 * @param compiler traces the function at a point
 * @param isMap whether it was traced as a function of many outputs
 * @param data what changes from gradient to gradient; of length 0 where the data are numbers of the code
 */
record Traceable(
        double[] inputs, Function<double[], CompiledFunction> compiler, boolean isMap, Supplier<double[]> data) {

    private static final double[] NO_DATA = {};

    /** Returns whether a problem's function does the same at every point, so that it can be traced. */
    static boolean isPossible(Problem problem) {
        return problem instanceof ScalarCircuit circuit && !circuit.readsValues()
                || problem instanceof MapProblem
                || problem instanceof SecondOrderProblem second
                        && !second.function().readsValues();
    }

    /** Returns the function of a problem: of one output, or a map. */
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

    /** Returns the function of a problem whose data are exchanged for others. */
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

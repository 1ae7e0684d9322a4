package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.gradcost.family.Problem;

/** The value of a problem in plain arithmetic. */
final class PrimalWorkload implements Workload {

    private static final long A_WHILE = 20_000_000; // ns

    private final ToDoubleFunction<double[]> function;
    private final double[] inputs;
    private double value;

    PrimalWorkload(Problem problem) {
        this(problem::primal, problem.inputs());
    }

    PrimalWorkload(ToDoubleFunction<double[]> function, double... inputs) {
        this.function = function;
        this.inputs = inputs;
    }

    /** Returns the minimum time of several runs, ns. */
    static long least(Problem problem) {
        PrimalWorkload primal = new PrimalWorkload(problem);
        long least = Long.MAX_VALUE;
        long spent = 0;
        while (spent < A_WHILE) {
            long time = primal.trial();
            least = Math.min(least, time);
            spent += time;
        }
        return least;
    }

    @Override
    public void run() {
        value = function.applyAsDouble(inputs);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        Json.number(json, value);
    }
}

package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.gradcost.family.Problem;

/** The value of a problem in plain arithmetic. */
final class PrimalWorkload implements Workload {

    private final Problem problem;
    private double value;

    PrimalWorkload(Problem problem) {
        this.problem = problem;
    }

    @Override
    public void run() {
        value = problem.primal(problem.inputs());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        Json.number(json, value);
    }
}

package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.family.dynamics.Ode;
import org.gradcost.family.dynamics.Rk4;
import org.gradcost.mode.Granularity;

/** The chain of differential equations: its whole state, and the gradient of the last component. */
final class OdeEval implements Eval {

    @Override
    public String name() {
        return "ode";
    }

    @Override
    public List<String> functions() {
        return List.of("primal", "gradient");
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        double[] x = input.numbers("x");
        int steps = input.whole("s", 1);
        if (function.equals("primal")) {
            return new State(x, steps);
        }
        Problem problem = Ode.at(x, steps);
        return mode.of(
                () -> new GradientWorkload(problem, new OdeBySteps(x.length, steps), Choice.REVERSE, Gradients::all),
                () -> GradientWorkload.of(problem, mode.forward(), Granularity.SCALAR, Gradients::all));
    }

    private static final class State implements Workload {

        private final double[] x;
        private final int steps;
        private final double[] y;

        State(double[] x, int steps) {
            this.x = x;
            this.steps = steps;
            this.y = new double[x.length];
        }

        @Override
        public void run() {
            Arrays.fill(y, 0);
            for (int step = 0; step < steps; step++) {
                Rk4.step(x, y, 2.0 / steps, y);
            }
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            Json.numbers(json, y, 0, y.length);
        }
    }
}

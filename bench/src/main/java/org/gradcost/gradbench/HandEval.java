package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.gradcost.family.vision.HandErrors;

/** Hand tracking, simple and complicated: the errors and their Jacobian. */
final class HandEval implements Eval {

    @Override
    public String name() {
        return "ht";
    }

    @Override
    public List<String> functions() {
        return List.of("objective", "jacobian");
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        HandInput hand = new HandInput(input);
        if (function.equals("objective")) {
            return new Errors(hand);
        }
        return mode.of(() -> new HandJacobian.Reverse(hand), () -> new HandJacobian.Forward(hand));
    }

    private static final class Errors implements Workload {

        private final HandErrors hand;
        private final double[] inputs;
        private final double[] errors;

        Errors(HandInput input) {
            hand = new HandErrors(input.model);
            inputs = input.inputs();
            errors = new double[input.model.outputs()];
        }

        @Override
        public void run() {
            hand.of(inputs, errors);
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            Json.numbers(json, errors, 0, errors.length);
        }
    }
}

package org.gradcost.gradbench;

import java.util.List;

/** Hand tracking, simple and complicated: errors and their Jacobian. */
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
        HandModel model = new HandModel(input);
        if (function.equals("objective")) {
            return new HandErrors(model);
        }
        return mode.of(() -> new HandJacobian.Reverse(model), () -> new HandJacobian.Forward(model));
    }
}

package org.gradcost.train;

import java.util.Map;

/** The learning rate and the number of steps for a family, found by trial; a test checks the accuracy that they reach. */
public record TrainingPlan(double rate, int steps) {

    private static final Map<String, TrainingPlan> PLANS = Map.of(
            "svm", new TrainingPlan(0.01, 4000),
            "softmax", new TrainingPlan(0.05, 6000),
            "mlp", new TrainingPlan(0.5, 15_000),
            "convnet", new TrainingPlan(0.2, 6000));

    /** Returns the plan of a family, or a cautious one if the family is unknown. */
    public static TrainingPlan of(String family) {
        return PLANS.getOrDefault(family, new TrainingPlan(0.05, 5000));
    }
}

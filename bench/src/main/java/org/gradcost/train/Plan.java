package org.gradcost.train;

import java.util.Map;

/** Rates and numbers of steps that suit the families: found by trial, and held by a test to the accuracy that they reach. */
public record Plan(double rate, int steps) {

    private static final Map<String, Plan> PLANS = Map.of(
            "svm", new Plan(0.01, 4000),
            "softmax", new Plan(0.05, 6000),
            "mlp", new Plan(0.5, 15_000),
            "convnet", new Plan(0.2, 6000));

    /** The plan of a family, a cautious one if it is not known. */
    public static Plan of(String family) {
        return PLANS.getOrDefault(family, new Plan(0.05, 5000));
    }
}

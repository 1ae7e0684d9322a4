package org.gradcost.gradbench;

import java.util.List;
import java.util.stream.Collectors;

/** The evals that the tool answers. */
final class Evals {

    private static final List<Eval> ALL = List.of(
            new Hello(),
            Gradients.llsq(),
            Gradients.lse(),
            new DetEval(),
            new OdeEval(),
            new KMeansEval(),
            Gradients.gmm(),
            new BundleEval(),
            Gradients.lstm(),
            new HandEval(),
            new ParticleEval(),
            new SaddleEval());

    private Evals() {}

    /** Returns the eval of that module, or null. */
    static Eval named(Object module) {
        return ALL.stream()
                .filter(eval -> eval.name().equals(module))
                .findFirst()
                .orElse(null);
    }

    static String names() {
        return "there are " + ALL.stream().map(Eval::name).collect(Collectors.joining(", "));
    }
}

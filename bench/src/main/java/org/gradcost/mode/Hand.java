package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/** The gradient written by hand: the performance target and the correctness reference. */
public final class Hand implements Mode {

    private static final String NAME = "hand";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.NONE, Kind.HAND, 10)
                .with(new Usage(
                        "a reference: the performance target of all modes",
                        "Java written for each function",
                        "write one where an engine is too slow"));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.PLAIN);
    }

    @Override
    public boolean hasKernels(Granularity gates) {
        return true;
    }

    @Override
    public String purpose() {
        return "functions whose gradient is written by hand";
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        return problem.isByHand() ? gates() : List.of();
    }

    /** Returns the note on a family whose problems have no gradient by hand. */
    public static String leftOut(String family) {
        return NAME + " is left out: " + family + " has no derivatives by hand; their reference is computed, and agrees"
                + " with central differences";
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        return problem::gradient;
    }
}

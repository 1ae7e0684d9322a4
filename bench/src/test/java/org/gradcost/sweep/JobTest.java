package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class JobTest {

    /** A pass of reverse over reverse is a sweep over a recording, which H·v includes but the pass does not. */
    @Test
    void whatTakesASinglePassIsNotPredictedFromIt() {
        assertEquals(List.of("forward-over-forward"), predicted("rosenbrock-hvp"));
        assertEquals(
                List.of(
                        "forward-over-forward",
                        "forward-over-reverse",
                        "forward-over-reverse-compiled",
                        "reverse-over-forward",
                        "reverse-over-reverse"),
                predicted("product-hessian"));
    }

    private static List<String> predicted(String family) {
        Selection selection = new Selection();
        new CommandLine(selection).parseArgs("--families", family, "--n", "300");
        selection.validate();
        return new SweepPlan(Profile.named("second-order"), selection)
                .blocks().get(0).jobs().stream()
                        .filter(Job::predictable)
                        .map(job -> job.mode().name())
                        .toList();
    }
}

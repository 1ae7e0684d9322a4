package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.Cell;
import org.junit.jupiter.api.Test;

/** A gradient of many passes, with a limit that is doubled until the gradient is predicted to stay below it. */
class BlockPlanTest {

    private static final int PASSES = 100;
    private static final int LIMITS = 20;

    private final Cell cell =
            new Cell("product", "plain", 3, 1, ModeRegistry.baseline().name(), 1, 1);
    private final Job job = new Job(cell, ModeRegistry.baseline(), PASSES, 1, true);
    private final Map<Cell, String> leftOut = new HashMap<>();

    @Test
    void aCellThatWasLeftOutSinceIsNotStartedForItsPass() {
        BlockPlan near = IntStream.range(0, LIMITS)
                .mapToObj(power -> prepared(1 << power))
                .filter(plan -> plan.checksPrediction(job))
                .findFirst()
                .orElseThrow();
        leftOut.put(cell, "its JVM was not ready after 60 s");
        assertFalse(near.checksPrediction(job));
        leftOut.clear();
        assertTrue(near.checksPrediction(job));
    }

    private BlockPlan prepared(int microseconds) {
        leftOut.clear();
        Profile profile = new Profile(
                "limited",
                1,
                new Effort(0, 1, Optional.empty()),
                Duration.ofNanos(1000L * microseconds),
                List.of(),
                List.of(),
                List.of(),
                false,
                0,
                3);
        BlockPlan plan = new BlockPlan(profile, leftOut);
        plan.prepare(new Block(List.of(job)), List.of());
        return plan;
    }
}

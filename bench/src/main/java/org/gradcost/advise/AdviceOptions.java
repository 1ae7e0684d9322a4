package org.gradcost.advise;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;

/**
 * The options of advice.
 *
 * @param budget of all trials together
 * @param gates of the circuit; empty for scalar gates, or the first that it has
 * @param width tangents a pass, of the modes that have a choice
 * @param gradients that are to be taken, over which set-up is spread
 * @param modes that are tried
 * @param isolated whether each mode has classes of its own; without, times are those of a JVM that has seen all types of numbers
 */
public record AdviceOptions(
        Duration budget, Optional<Granularity> gates, int width, double gradients, List<Mode> modes, boolean isolated) {

    /** Ten seconds, 64 tangents, all modes, and gradients without end. */
    public static final AdviceOptions DEFAULT = new AdviceOptions(
            Duration.ofSeconds(10), Optional.empty(), 64, Double.POSITIVE_INFINITY, ModeRegistry.all(), true);

    /** Returns the same with another budget. */
    public AdviceOptions within(Duration time) {
        return new AdviceOptions(time, gates, width, gradients, modes, isolated);
    }

    /** Returns the same with all modes in the same classes. */
    AdviceOptions together() {
        return new AdviceOptions(budget, gates, width, gradients, modes, false);
    }
}

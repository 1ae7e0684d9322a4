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
 * @param gates of the circuit; empty for scalar gates, or for the first that it has
 * @param width tangents per pass, for modes with a choice
 * @param gradients number of gradients over which the set-up is amortised
 * @param modes that are tried
 * @param isolated whether each mode has its own classes; otherwise the JVM has seen all number types when times are measured
 */
public record AdviceOptions(
        Duration budget, Optional<Granularity> gates, int width, double gradients, List<Mode> modes, boolean isolated) {

    /** The default options: ten seconds, 64 tangents, all modes, and an unlimited number of gradients. */
    public static final AdviceOptions DEFAULT = new AdviceOptions(
            Duration.ofSeconds(10), Optional.empty(), 64, Double.POSITIVE_INFINITY, ModeRegistry.all(), true);

    /** Returns whether one of the modes may be recommended: whether it is an exact engine. */
    public boolean hasEngine() {
        return modes.stream().anyMatch(Prediction::isEngine);
    }

    /** Returns these options with another budget. */
    public AdviceOptions within(Duration time) {
        return new AdviceOptions(time, gates, width, gradients, modes, isolated);
    }

    /** Returns these options with all modes in the same classes. */
    AdviceOptions together() {
        return new AdviceOptions(budget, gates, width, gradients, modes, false);
    }
}

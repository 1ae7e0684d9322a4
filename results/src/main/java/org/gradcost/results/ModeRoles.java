package org.gradcost.results;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;

/**
 * The roles of a run's modes, which follow from the traits in its {@code environment.json}, or from the names of the modes in a
 * run without traits.
 */
public final class ModeRoles {

    /** The roles in a run without traits. */
    public static final ModeRoles BY_NAME = new ModeRoles(Map.of());

    private final Map<String, ModeTraits> recorded;

    private ModeRoles(Map<String, ModeTraits> recorded) {
        this.recorded = Map.copyOf(recorded);
    }

    /** Returns the roles that follow from the traits, given by mode name. */
    public static ModeRoles of(Map<String, ModeTraits> traits) {
        return new ModeRoles(traits);
    }

    /** Returns the traits of a mode; a {@linkplain Cell#variant variant} has the traits of its mode. */
    public ModeTraits traits(String variant) {
        String mode = recorded.containsKey(variant) ? variant : Modes.mode(variant);
        ModeTraits traits = recorded.get(mode);
        return traits != null ? traits : OldRuns.TRAITS.getOrDefault(mode, OldRuns.UNKNOWN);
    }

    /** Returns whether a mode is the unit of overheads, which always has plain kernels. */
    public boolean isPrimal(String mode) {
        return traits(mode).kind() == Kind.PRIMAL && Modes.kernels(mode).equals(Modes.PLAIN_KERNELS);
    }

    /** Returns whether a mode is a forward mode that reverse modes are compared with in crossovers. */
    public boolean isForward(String mode) {
        return traits(mode).races(Direction.FORWARD);
    }

    /** Returns whether a mode is a reverse mode with a crossover of its own. */
    public boolean isReverse(String mode) {
        return traits(mode).races(Direction.REVERSE);
    }

    /** Returns whether a mode is code that is not under test: the primal or the gradient by hand. */
    public boolean isControl(String mode) {
        return traits(mode).kind() == Kind.PRIMAL || traits(mode).kind() == Kind.HAND;
    }

    /**
     * Returns whether a mode is the basic engine of its direction and library: the first interpreted one in the order of modes.
     */
    public boolean isPlainReverse(String variant) {
        String mode = Modes.mode(variant);
        return isReverse(mode)
                && traits(mode).kind() == Kind.INTERPRETED
                && names().filter(other -> isReverse(other)
                                && traits(other).kind() == Kind.INTERPRETED
                                && traits(other).library().equals(traits(mode).library()))
                        .allMatch(other -> order().compare(mode, other) <= 0);
    }

    /** Returns the order of modes in tables and legends. */
    public Comparator<String> order() {
        return Comparator.comparingInt((String mode) -> traits(mode).order()).thenComparing(Comparator.naturalOrder());
    }

    /** Returns the name of the primal, the unit of overheads. */
    public String primal() {
        return names().filter(this::isPrimal).findFirst().orElse(OldRuns.PRIMAL);
    }

    /** Returns the recorded modes, or those known by name if none are recorded, in order. */
    private Stream<String> names() {
        return (recorded.isEmpty() ? OldRuns.TRAITS : recorded)
                .keySet().stream().sorted(order());
    }
}

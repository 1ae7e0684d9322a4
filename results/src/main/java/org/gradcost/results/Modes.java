package org.gradcost.results;

import java.util.Set;

/** The mode and gates names that the statistics must know by name. Every other name is only carried along. */
public final class Modes {
    /** No gradient: the baseline of every overhead. */
    public static final String PRIMAL = "primal";

    /** The gates column of the modes that run plain {@code double} code: primal, hand, finite-differences. */
    public static final String PLAIN_GATES = "plain";

    /** The forward modes; the fastest of them is what reverse has to overtake. */
    public static final Set<String> FORWARD = Set.of("forward", "vector-forward");

    /** The reverse modes; each has a crossover of its own. */
    public static final Set<String> REVERSE =
            Set.of("reverse", "reverse-blocked", "reverse-checkpointed", "reverse-compiled");

    private Modes() {}
}

package org.gradcost.gradbench;

import java.util.Locale;
import java.util.function.Supplier;

/** The mode that computes the derivatives. */
public enum Choice {
    REVERSE,
    FORWARD,
    /** The mode that is faster for the given input: both are tried before the runs that count. */
    BEST;

    /** Returns the mode's name as in the options and answers. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the workload that computes in this mode. */
    Workload of(Supplier<Workload> reverse, Supplier<Workload> forward) {
        return switch (this) {
            case REVERSE -> reverse.get();
            case FORWARD -> forward.get();
            case BEST -> new FasterOfTwo(reverse.get(), forward);
        };
    }
}

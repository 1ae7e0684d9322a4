package org.gradcost.gradbench;

import java.util.Locale;
import java.util.function.Supplier;

/** The mode that computes the derivatives. */
public enum Choice {
    REVERSE,
    FORWARD,
    /** Forward mode with dense tangents on compiled code, for the evals that are families; interpreted for the others. */
    FORWARD_COMPILED,
    /** Forward mode by static support on compiled code, for the evals that are families; interpreted for the others. */
    FORWARD_SUPPORT,
    /** The one of reverse and interpreted forward mode that is faster for the given input; both are tried before. */
    BEST;

    /** Returns the mode's name as in the options and answers. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name, by which the mode is also given on the command line. */
    @Override
    public String toString() {
        return word();
    }

    /** Returns the forward mode of an eval that has all of them: this one, or the interpreted one if this is none. */
    Choice forward() {
        return this == FORWARD_COMPILED || this == FORWARD_SUPPORT ? this : FORWARD;
    }

    /** Returns the workload that computes in this mode. */
    Workload of(Supplier<Workload> reverse, Supplier<Workload> forward) {
        return switch (this) {
            case REVERSE -> reverse.get();
            case FORWARD, FORWARD_COMPILED, FORWARD_SUPPORT -> forward.get();
            case BEST -> new FasterOfTwo(reverse.get(), forward);
        };
    }
}

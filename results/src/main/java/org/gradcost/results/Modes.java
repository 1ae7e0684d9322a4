package org.gradcost.results;

/** The mode and gates names that the statistics must know by name. Every other name is only carried along. */
public final class Modes {
    /** The gates column of the modes that run plain {@code double} code: primal, hand, finite-differences. */
    public static final String PLAIN_GATES = "plain";

    private Modes() {}
}

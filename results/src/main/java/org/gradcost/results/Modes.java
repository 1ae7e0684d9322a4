package org.gradcost.results;

/** The mode and gates names that the statistics must know by name. Every other name is only carried along. */
public final class Modes {
    /** The gates column of the modes that run plain {@code double} code: primal, hand, finite-differences. */
    public static final String PLAIN_GATES = "plain";

    /** The kernels column of cells whose loops are plain Java: all of a run that has no such column. */
    public static final String PLAIN_KERNELS = "plain";

    private static final String VECTOR = " vector";

    private Modes() {}

    /** Returns the name of a mode with some kernels: {@code hand}, {@code hand vector}. */
    public static String variant(String mode, String kernels) {
        return kernels.equals(PLAIN_KERNELS) ? mode : mode + ' ' + kernels;
    }

    /** Returns the mode of a variant. */
    public static String mode(String variant) {
        return variant.endsWith(VECTOR) ? variant.substring(0, variant.length() - VECTOR.length()) : variant;
    }

    /** Returns the kernels of a variant. */
    public static String kernels(String variant) {
        return variant.endsWith(VECTOR) ? VECTOR.strip() : PLAIN_KERNELS;
    }
}

package org.gradcost.results;

/** Names of modes, gates and kernels that the statistics treat specially. All other names are only passed on. */
public final class Modes {
    /** The gates column of the modes that run plain {@code double} code: primal, hand, finite-differences. */
    public static final String PLAIN_GATES = "plain";

    /** The kernels column of cells whose loops are plain Java, and of all cells of a run without this column. */
    public static final String PLAIN_KERNELS = "plain";

    private static final String VECTOR = " vector";

    private Modes() {}

    /** Returns the name of a mode with given kernels: {@code hand}, {@code hand vector}. */
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

package org.gradcost.tape.compile;

/**
 * The memory of one variant's work arrays, which is counted before arrays are allocated. All of them together may take a
 * share of the heap; what would take more is refused, since a JVM that runs out of memory gives no result at all.
 */
final class WorkArrays {

    /** The header of an array and the reference to it. */
    static final int OVERHEAD = 24;

    private static final int MEBI = 20;

    private WorkArrays() {}

    /** Returns the bytes of arrays of doubles that have the same length. */
    static long bytes(long arrays, long length) {
        return arrays * (OVERHEAD + Double.BYTES * length);
    }

    /**
     * Returns the refusal of arrays.
     *
     * @param what the arrays, for the beginning of a sentence
     * @param bytes that they would take
     * @param held bytes of the arrays that are there already
     * @param most bytes that all may take
     * @param remedy what would be right, besides a larger heap
     */
    static RuntimeException refusal(String what, long bytes, long held, long most, String remedy) {
        return Refusal.tooLong(what + " would take " + ceilMebi(bytes) + " MiB"
                + (held == 0 ? "" : " beside " + ceilMebi(held) + " in use") + ", and work arrays may take "
                + (most >> MEBI) + " MiB of this heap: " + remedy + "use a larger heap (java -Xmx…)");
    }

    private static long ceilMebi(long bytes) {
        return (bytes + (1L << MEBI) - 1) >> MEBI;
    }
}

package org.gradcost.family.analytic;

/**
 * A block of inputs beside their next ones, for sums over neighbours by hand. HotSpot does not make vector instructions of a loop
 * that reads one array at i and at i + 1, or two arrays at different variable places; so the next inputs, and then the
 * slopes for them, are copied to where their index is the same as that of all others. Five arrays of this length stay in the
 * first cache.
 */
final class ShiftedBlock {

    static final int LENGTH = 1000;

    final double[] x = new double[LENGTH];
    final double[] next = new double[LENGTH];
    final double[] terms = new double[LENGTH];
    final double[] slopes = new double[LENGTH];
    final double[] slopesOfNext = new double[LENGTH];

    /** Loads n inputs and the next of each, if there is one; returns n. */
    int load(double[] inputs, int from, int n) {
        System.arraycopy(inputs, from, x, 0, n);
        System.arraycopy(inputs, from + 1, next, 0, Math.min(n, inputs.length - from - 1));
        return n;
    }

    /**
     * Stores n elements of a gradient: the slopes by the inputs, each with what the term before left for it.
     *
     * @param carried what the term before the block left for its first input
     * @return what the last term of the block leaves for the next input
     */
    double store(int n, double[] gradient, int from, double carried) {
        double last = slopesOfNext[n - 1];
        System.arraycopy(slopesOfNext, 0, next, 1, n - 1);
        next[0] = carried;
        add(n, next, slopes);
        System.arraycopy(slopes, 0, gradient, from, n);
        return last;
    }

    private static void add(int n, double[] x, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] += x[i];
        }
    }
}

package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

/**
 * The reverse sweep. It visits the records from the last to the first, and for each entry of a record adds the slope times
 * the adjoint of the record to the adjoint of the entry's slot.
 *
 * <p>On entry, the adjoint array has the seed. On return it has the adjoints of the inputs, and zeros for all other slots.
 * The adjoint of the record being visited is in a local, {@code carried}. A record that
 * {@linkplain Recording#CONTINUES continues} the one before it passes its adjoint on in that local, without a store and a
 * load.
 */
final class AdjointSweep {

    private AdjointSweep() {}

    /** Sweeps with plain products, which give NaN if a zero slope is multiplied by an infinite adjoint or vice versa. */
    static void plain(Chunks chunks, int size, int firstInputs, double[] adjoint) {
        int k = size;
        double carried = k > firstInputs ? taken(adjoint, --k) : 0;
        for (int c = chunks.current(); c >= 0; c--) {
            double[] slope = chunks.slopes(c);
            int[] slot = chunks.slots(c);
            for (int p = chunks.used(c) - 1; p >= 0; p--) {
                int s = slot[p];
                if (s >= 0) {
                    adjoint[s] += slope[p] * carried;
                } else if (s > ~Recording.CONTINUES) {
                    adjoint[~s] += slope[p] * carried;
                    carried = k > firstInputs ? taken(adjoint, --k) : 0;
                } else if (s != StridedEntries.MARK) {
                    int t = ~s - Recording.CONTINUES;
                    double before = taken(adjoint, --k);
                    if (t == k) {
                        carried = before + slope[p] * carried;
                    } else {
                        adjoint[t] += slope[p] * carried;
                        carried += before;
                    }
                } else {
                    StridedEntries.sweep(slope, slot, p, carried, adjoint);
                    if (StridedEntries.isFirst(slot, p)) {
                        carried = k > firstInputs ? taken(adjoint, --k) : 0;
                    }
                    p -= StridedEntries.length(slot, p) - 1;
                }
            }
        }
    }

    /** Sweeps with the {@linkplain org.gradcost.gate.ChainRule strong zero}: 0·∞ is 0. */
    static void strongZero(Chunks chunks, int size, int firstInputs, double[] adjoint) {
        int k = size;
        double carried = k > firstInputs ? taken(adjoint, --k) : 0;
        for (int c = chunks.current(); c >= 0; c--) {
            double[] slope = chunks.slopes(c);
            int[] slot = chunks.slots(c);
            for (int p = chunks.used(c) - 1; p >= 0; p--) {
                int s = slot[p];
                boolean first = s < 0;
                if (s == StridedEntries.MARK) {
                    StridedEntries.strongZeroSweep(slope, slot, p, carried, adjoint);
                    first = StridedEntries.isFirst(slot, p);
                    p -= StridedEntries.length(slot, p) - 1;
                } else if (s > ~Recording.CONTINUES) {
                    adjoint[first ? ~s : s] += times(slope[p], carried);
                } else {
                    int t = ~s - Recording.CONTINUES;
                    double before = taken(adjoint, --k);
                    if (t == k) {
                        carried = before + times(slope[p], carried);
                    } else {
                        adjoint[t] += times(slope[p], carried);
                        carried += before;
                    }
                    continue;
                }
                if (first) {
                    carried = k > firstInputs ? taken(adjoint, --k) : 0;
                }
            }
        }
    }

    /** Returns the adjoint of a record and resets it to zero for the next sweep. */
    private static double taken(double[] adjoint, int k) {
        double taken = adjoint[k];
        adjoint[k] = 0;
        return taken;
    }
}

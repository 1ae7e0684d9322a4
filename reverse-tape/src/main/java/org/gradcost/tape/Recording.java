package org.gradcost.tape;

import java.util.Arrays;
import org.gradcost.gate.ChainRule;

/**
 * What one run of a circuit left on the tape: entries (slope, slot), grouped into records.
 *
 * <p>Slots number the inputs and the records in the order in which they came. The last entry of a record has its slot
 * complemented ({@code ~slot}), which is how a sweep going down knows that it enters the next record. Inputs that came
 * before the first record need no entry; one that came later is a record of a single entry with slope 1 to itself, so
 * that the sweep leaves its adjoint as it is.
 *
 * <p>A recording belongs to one {@link Tape}, which {@linkplain #close closes} it when it is reset: variables that were
 * made on it can then be told from fresh ones.
 */
final class Recording {

    /** Slots must fit an int, and its complement must be negative. */
    private static final int MOST_SLOTS = Integer.MAX_VALUE - 8;

    private final Chunks chunks;
    private double[] slopes;
    private int[] slots;
    private int position;
    private int size;
    private int firstInputs;
    private int[] laterInputs = new int[0];
    private int later;
    private boolean closed;

    Recording(Chunks chunks) {
        this.chunks = chunks;
        chunks.rewind();
        slopes = chunks.slopes();
        slots = chunks.slots();
    }

    int addInput() {
        checkOpen();
        if (size == firstInputs) {
            firstInputs++;
            return nextSlot();
        }
        begin(1);
        entry(1, size);
        if (later == laterInputs.length) {
            laterInputs = Arrays.copyOf(laterInputs, 2 * later + 4);
        }
        laterInputs[later++] = size;
        return end();
    }

    int inputs() {
        return firstInputs + later;
    }

    int records() {
        return size - inputs();
    }

    long entries() {
        return chunks.before() + position;
    }

    int record(double slope0, int slot0, double slope1, int slot1, double slope2, int slot2) {
        int p = room(3);
        write(p, slope0, slot0);
        write(p + 1, slope1, slot1);
        write(p + 2, slope2, ~slot2);
        position = p + 3;
        return nextSlot();
    }

    int record(double slope0, int slot0, double slope1, int slot1, double slope2, int slot2, double slope3, int slot3) {
        int p = room(4);
        write(p, slope0, slot0);
        write(p + 1, slope1, slot1);
        write(p + 2, slope2, slot2);
        write(p + 3, slope3, ~slot3);
        position = p + 4;
        return nextSlot();
    }

    /** A record of any number of entries: {@code begin}, an {@code entry} each, {@code end}. */
    void begin(int entries) {
        position = room(entries);
    }

    void entry(double slope, int slot) {
        write(position++, slope, slot);
    }

    int end() {
        slots[position - 1] = ~slots[position - 1];
        return nextSlot();
    }

    /**
     * One reverse sweep: {@code adjoint} holds the seed on entry, and on return the adjoints of the inputs and zero in
     * all other places.
     */
    void sweep(double[] adjoint) {
        int k = size;
        double carried = 0;
        chunks.closeCurrent(position);
        for (int c = chunks.current(); c >= 0; c--) {
            double[] slope = chunks.slopes(c);
            int[] slot = chunks.slots(c);
            for (int p = chunks.used(c) - 1; p >= 0; p--) {
                int s = slot[p];
                if (s < 0) {
                    s = ~s;
                    carried = adjoint[--k];
                    adjoint[k] = 0;
                }
                adjoint[s] += slope[p] * carried;
            }
        }
    }

    /** The same sweep by the rule that nothing carries nothing: for the rare case that {@link #sweep} met 0·∞. */
    void strongZeroSweep(double[] adjoint) {
        int k = size;
        double carried = 0;
        chunks.closeCurrent(position);
        for (int c = chunks.current(); c >= 0; c--) {
            double[] slope = chunks.slopes(c);
            int[] slot = chunks.slots(c);
            for (int p = chunks.used(c) - 1; p >= 0; p--) {
                int s = slot[p];
                if (s < 0) {
                    s = ~s;
                    carried = adjoint[--k];
                    adjoint[k] = 0;
                }
                adjoint[s] += ChainRule.times(slope[p], carried);
            }
        }
    }

    /** Takes the adjoints of the inputs out of the array and leaves zeros: it is ready for the next sweep. */
    void take(double[] adjoint, double[] gradient) {
        System.arraycopy(adjoint, 0, gradient, 0, firstInputs);
        Arrays.fill(adjoint, 0, firstInputs, 0);
        for (int i = 0; i < later; i++) {
            gradient[firstInputs + i] = adjoint[laterInputs[i]];
            adjoint[laterInputs[i]] = 0;
        }
    }

    int size() {
        return size;
    }

    /** No more records: a variable of this recording that is used from now on is an error. */
    void close() {
        closed = true;
        // Empty arrays send every later write through room(), where it is refused; no check burdens the usual path.
        slopes = new double[0];
        slots = new int[0];
        position = 0;
    }

    boolean isClosed() {
        return closed;
    }

    /** Two variables met that do not belong together: says which of the two mistakes it is. */
    IllegalArgumentException mixedWith(Recording other) {
        return new IllegalArgumentException(
                closed || other.closed
                        ? Tape.STALE
                        : "variables of two tapes in one gate; record all of a circuit on one tape");
    }

    private void write(int p, double slope, int slot) {
        slopes[p] = slope;
        slots[p] = slot;
    }

    private int nextSlot() {
        if (size == MOST_SLOTS) {
            throw new IllegalStateException("the tape is full: " + MOST_SLOTS + " inputs and gates");
        }
        return size++;
    }

    /** The position of the next {@code entries} entries, in this chunk or a new one. */
    private int room(int entries) {
        return position + entries <= slopes.length ? position : nextChunk(entries);
    }

    private int nextChunk(int entries) {
        checkOpen();
        chunks.closeCurrent(position);
        chunks.open(entries);
        slopes = chunks.slopes();
        slots = chunks.slots();
        return 0;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalArgumentException(Tape.STALE);
        }
    }
}

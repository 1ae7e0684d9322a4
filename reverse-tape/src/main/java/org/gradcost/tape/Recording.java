package org.gradcost.tape;

import java.util.Arrays;
import org.gradcost.gate.ChainRule;

/**
 * What one run of a circuit left on the tape: entries (slope, slot), grouped into records.
 *
 * <p>Slots number the inputs and the records in the order in which they came. The first entry of a record has its slot
 * complemented ({@code ~slot}), which is how a sweep going down knows that it leaves the record. The last record can so
 * be given more entries without touching those that it has. Inputs that came
 * before the first record need no entry; one that came later is a record of a single entry with slope 1 to itself, so
 * that the sweep leaves its adjoint as it is.
 *
 * <p>A tape has one recording, which it starts again and again in the same memory.
 */
final class Recording {

    /** Slots must fit an int, and its complement must be negative. */
    private static final int MOST_SLOTS = Integer.MAX_VALUE - 8;

    /** That of all constants: nothing is ever recorded on it. */
    static final Recording NONE = new Recording(new Chunks(0));

    /** That of variables from before a reset: what they are used for is refused. */
    static final Recording CLOSED = new Recording(new Chunks(0));

    private final Chunks chunks;
    private double[] slopes;
    private int[] slots;
    private int position;
    private int size;
    private int firstInputs;
    private int opened;
    private int[] laterInputs = new int[0];
    private int later;

    /** Of the variables made since the last start. */
    Source source;

    /** What {@link #settle} came to. */
    double settledA;

    double settledB;
    int settledSlotA;
    int settledSlotB;

    Recording(Chunks chunks) {
        this.chunks = chunks;
        this.source = new Source(this);
        start();
    }

    /** Forgets everything, keeps the memory, and disowns the variables of before. */
    void restart() {
        source.close();
        source = new Source(this);
        start();
    }

    private void start() {
        chunks.rewind();
        slopes = chunks.slopes();
        slots = chunks.slots();
        position = 0;
        size = 0;
        firstInputs = 0;
        later = 0;
    }

    /** The first inputs, so many at once. */
    void addInputs(int count) {
        requireSlots(count);
        firstInputs = count;
        size = count;
    }

    int addInput() {
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

    /**
     * Brings the sum of two linear forms, {@code a·d(slotA) + b·d(slotB)} and {@code c·d(slotC) + d·d(slotD)}, down to one
     * over at most two slots, and leaves that in {@code settledA} to {@code settledSlotB}: by adding up what rests on the
     * same slot, and if that is not enough, by a record. slotA and slotC are there; of slotB and slotD at least one, and
     * the other is negative.
     *
     * <p>Where a circuit goes on from its last result, slotA is that; its entry is written last, and comes first on the way
     * back.
     *
     * <p>Written out, this method is longer than the 325 bytecodes that the JVM would inline. It must stay so: inlined
     * into the gates, it made them too large to be inlined themselves, and then every temporary of an expression became
     * an object (n = 1000, Rosenbrock's chain: 432 kB a gradient instead of 96).
     */
    void settle(double a, int slotA, double b, int slotB, double c, int slotC, double d, int slotD) {
        if (slotC == slotA) {
            a += c;
            slotC = -1;
        } else if (slotC == slotB) {
            b += c;
            slotC = -1;
        }
        if (slotD >= 0) {
            if (slotD == slotA) {
                a += d;
                slotD = -1;
            } else if (slotD == slotB) {
                b += d;
                slotD = -1;
            }
        }
        if (slotC < 0) {
            c = d;
            slotC = slotD;
            slotD = -1;
        }
        if (slotC < 0 || slotB < 0 && slotD < 0) {
            settledA = a;
            settledSlotA = slotA;
            settledB = slotB < 0 ? c : b;
            settledSlotB = slotB < 0 ? slotC : slotB;
            return;
        }
        int p = position;
        if (p + 4 > slopes.length) {
            p = nextChunk(4);
        }
        double[] slopes = this.slopes;
        int[] slots = this.slots;
        slopes[p] = c;
        slots[p] = ~slotC;
        if (slotB < 0) {
            slopes[p + 1] = d;
            slots[p + 1] = slotD;
            p += 2;
        } else if (slotD < 0) {
            slopes[p + 1] = b;
            slots[p + 1] = slotB;
            p += 2;
        } else {
            slopes[p + 1] = d;
            slots[p + 1] = slotD;
            slopes[p + 2] = b;
            slots[p + 2] = slotB;
            p += 3;
        }
        slopes[p] = a;
        slots[p] = slotA;
        position = p + 1;
        settledA = 1;
        settledSlotA = size++;
        settledB = 0;
        settledSlotB = -1;
    }

    /** A record of any number of entries: {@code begin}, an {@code entry} each, {@code end}. */
    void begin(int entries) {
        position = room(entries);
        opened = position;
    }

    void entry(double slope, int slot) {
        slopes[position] = slope;
        slots[position++] = slot;
    }

    int end() {
        slots[opened] = ~slots[opened];
        return nextSlot();
    }

    /**
     * Adds the linear form {@code a·d(slotA) + b·d(slotB)}, of which slotB may be negative, to a sum.
     *
     * @param sum the slot that this method gave for the sum so far, and nobody else has; negative for none
     * @return that of the new sum: the same as long as nothing else was recorded since, and the form becomes entries of
     *     the same record
     */
    int accumulate(int sum, double a, int slotA, double b, int slotB) {
        int p = position;
        if (p + 3 > slopes.length) {
            p = nextChunk(3);
        }
        double[] slopes = this.slopes;
        int[] slots = this.slots;
        if (sum >= 0 && sum == size - 1) {
            slots[p] = slotA;
        } else {
            slots[p] = ~slotA;
            if (sum >= 0) {
                slopes[p] = 1;
                slots[p++] = ~sum;
                slots[p] = slotA;
            }
            sum = size++;
        }
        slopes[p++] = a;
        if (slotB >= 0) {
            slopes[p] = b;
            slots[p++] = slotB;
        }
        position = p;
        return sum;
    }

    /**
     * One reverse sweep: {@code adjoint} holds the seed on entry, and on return the adjoints of the inputs and zero in
     * all other places.
     */
    void sweep(double[] adjoint) {
        int k = size;
        double carried = k > firstInputs ? taken(adjoint, --k) : 0;
        chunks.closeCurrent(position);
        for (int c = chunks.current(); c >= 0; c--) {
            double[] slope = chunks.slopes(c);
            int[] slot = chunks.slots(c);
            for (int p = chunks.used(c) - 1; p >= 0; p--) {
                int s = slot[p];
                if (s >= 0) {
                    adjoint[s] += slope[p] * carried;
                } else {
                    adjoint[~s] += slope[p] * carried;
                    carried = k > firstInputs ? taken(adjoint, --k) : 0;
                }
            }
        }
    }

    /** The same sweep by the rule that nothing carries nothing: for the rare case that {@link #sweep} met 0·∞. */
    void strongZeroSweep(double[] adjoint) {
        int k = size;
        double carried = k > firstInputs ? taken(adjoint, --k) : 0;
        chunks.closeCurrent(position);
        for (int c = chunks.current(); c >= 0; c--) {
            double[] slope = chunks.slopes(c);
            int[] slot = chunks.slots(c);
            for (int p = chunks.used(c) - 1; p >= 0; p--) {
                int s = slot[p];
                adjoint[s < 0 ? ~s : s] += ChainRule.times(slope[p], carried);
                if (s < 0) {
                    carried = k > firstInputs ? taken(adjoint, --k) : 0;
                }
            }
        }
    }

    /** Takes the adjoint of a record out, and leaves zero for the next sweep. */
    private static double taken(double[] adjoint, int k) {
        double taken = adjoint[k];
        adjoint[k] = 0;
        return taken;
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

    /** The recording of a gate whose arguments are of these two. */
    static Recording common(Recording x, Recording y) {
        if (x == y || y == NONE) {
            return x;
        }
        if (x == NONE) {
            return y;
        }
        throw new IllegalArgumentException(
                x == CLOSED || y == CLOSED
                        ? Tape.STALE
                        : "variables of two tapes in one gate; record all of a circuit on one tape");
    }

    private int nextSlot() {
        requireSlots(1);
        return size++;
    }

    private void requireSlots(int more) {
        if (size > MOST_SLOTS - more) {
            throw new IllegalStateException("the tape is full: " + size + " inputs and gates");
        }
    }

    /** The position of the next {@code entries} entries, in this chunk or a new one. */
    private int room(int entries) {
        return position + entries <= slopes.length ? position : nextChunk(entries);
    }

    private int nextChunk(int entries) {
        if (this == CLOSED) {
            throw new IllegalArgumentException(Tape.STALE);
        }
        chunks.closeCurrent(position);
        chunks.open(entries);
        slopes = chunks.slopes();
        slots = chunks.slots();
        requireSlots(slopes.length); // a record has an entry at least: enough for all of this chunk
        return 0;
    }
}

package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

import java.util.Arrays;

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

    /** Slots must fit an int, and its complement must be negative and not {@link StridedEntries#MARK}. */
    private static final int MOST_SLOTS = (1 << 30) - 8;

    /** Set in the slot of a record's first entry: the record before gets this one's adjoint with slope 1. */
    private static final int CONTINUES = 1 << 30;

    /** That of all constants: nothing is ever recorded on it. */
    static final Recording NONE = new Recording(new Chunks(0));

    /** That of variables from before a reset: what they are used for is refused. */
    static final Recording CLOSED = new Recording(new Chunks(0));

    /** That of sums of which the total was taken: a term added after it is refused. */
    static final Recording SPENT = new Recording(new Chunks(0));

    static final String NO_MORE_TERMS =
            "the total of a sum was taken already; it takes no more terms, and is given once";

    private final Chunks chunks;
    private double[] slopes;
    private int[] slots;
    private int position;
    private int size;
    private int firstInputs;
    private int[] laterInputs = new int[0];
    private int later;
    private final double[][] borrowed = new double[2][0];

    /** Of the variables made since the last start. */
    RecordingEpoch epoch;

    Recording(Chunks chunks) {
        this.chunks = chunks;
        this.epoch = new RecordingEpoch(this);
        start();
    }

    /** Forgets everything, keeps the memory, and disowns the variables of before. */
    void restart() {
        epoch.close();
        epoch = new RecordingEpoch(this);
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
            addInputs(size + 1);
            return firstInputs - 1;
        }
        if (later == laterInputs.length) {
            laterInputs = Arrays.copyOf(laterInputs, 2 * later + 4);
        }
        laterInputs[later++] = size;
        return accumulate(-1, 1, size, 0, -1); // with slope 1 to itself
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
     * Records the sum of two linear forms, {@code a·d(slotA) + b·d(slotB)} and {@code c·d(slotC) + d·d(slotD)}, which rests on
     * three or four slots. Each names its later slot first, the first form the latest of all; slotB and slotD may be
     * negative for none.
     *
     * <p>The latest slot is written last, and so comes first on the way back.
     *
     * @return the slot of the record
     */
    int record(double a, int slotA, double b, int slotB, double c, int slotC, double d, int slotD) {
        int p = position;
        if (p + 4 > slopes.length) {
            p = nextChunk(4);
        }
        double[] slopes = this.slopes;
        int[] slots = this.slots;
        int first = p;
        if (slotA == size - 1 && a == 1 && slotC != slotA && slotA >= firstInputs) {
            // goes on from the record just written: its adjoint gets ours, which needs no entry
            if (slotB < 0) {
                slopes[p] = c;
                slots[p] = ~(slotC | CONTINUES);
                if (slotD < 0) {
                    position = p + 1;
                    return size++;
                }
                slopes[p + 1] = d;
                slots[p + 1] = slotD;
                position = p + 2;
                return size++;
            }
            if (slotD >= 0 && slotD != slotB) {
                slopes[p] = d;
                slots[p++] = slotD;
            }
            slopes[p] = slotD == slotB ? b + d : slotC == slotB ? b + c : b;
            slots[p++] = slotB;
            if (slotC != slotB) {
                slopes[p] = c;
                slots[p++] = slotC;
            }
            slots[first] = ~(slots[first] | CONTINUES);
            position = p;
            return size++;
        }
        if (slotA == size - 1 && slotC != slotA && slotA >= firstInputs) {
            // goes on from the record just written, with a slope: last on the way back, so that it stays in a register
            slopes[p] = a;
            slots[p++] = ~(slotA | CONTINUES);
            slopes[p] = slotC == slotB ? b + c : c;
            slots[p++] = slotC;
            if (slotB >= 0 && slotB != slotC) {
                slopes[p] = slotD == slotB ? b + d : b;
                slots[p++] = slotB;
            }
            if (slotD >= 0 && slotD != slotB) {
                slopes[p] = d;
                slots[p++] = slotD;
            }
            position = p;
            return size++;
        }
        if (slotC != slotA && slotC != slotB && slotB != slotD) { // no slot twice, and not both of B and D missing
            if (slotB < 0) {
                slopes[p] = d;
                slots[p] = ~slotD;
                slopes[p + 1] = c;
                slots[p + 1] = slotC;
                slopes[p + 2] = a;
                slots[p + 2] = slotA;
                position = p + 3;
                return size++;
            }
            if (slotD < 0) {
                slopes[p] = b;
                slots[p] = ~slotB;
                slopes[p + 1] = c;
                slots[p + 1] = slotC;
                slopes[p + 2] = a;
                slots[p + 2] = slotA;
                position = p + 3;
                return size++;
            }
            slopes[p] = d;
            slots[p] = ~slotD;
            slopes[p + 1] = b;
            slots[p + 1] = slotB;
            slopes[p + 2] = c;
            slots[p + 2] = slotC;
            slopes[p + 3] = a;
            slots[p + 3] = slotA;
            position = p + 4;
            return size++;
        }
        if (slotD >= 0 && slotD != slotB) {
            slopes[p] = d;
            slots[p++] = slotD;
        }
        if (slotB >= 0) {
            slopes[p] = slotD == slotB ? b + d : slotC == slotB ? b + c : b;
            slots[p++] = slotB;
        }
        if (slotC != slotB && slotC != slotA) {
            slopes[p] = c;
            slots[p++] = slotC;
        }
        slopes[p] = slotC == slotA ? a + c : a;
        slots[p++] = slotA;
        slots[first] = ~slots[first];
        position = p;
        return size++;
    }

    /** An array at least so long, for numbers that are needed for a moment: made once instead of at every gate. */
    double[] borrowed(int which, int length) {
        if (borrowed[which].length < length) {
            borrowed[which] = new double[length];
        }
        return borrowed[which];
    }

    /** Records {@code Σ slopes_i·d(arguments_i)}, at least one of which is no constant, and gives the slot of the record. */
    int record(double[] slopes, Variable[] arguments) {
        boolean first = true;
        for (int i = 0; i < arguments.length; i++) {
            Variable x = arguments[i];
            Recording recording = x.recording();
            if (recording != this && recording != NONE) {
                size += first ? 0 : 1; // what is written is a record, of no use
                common(this, recording);
            }
            if (!x.isConstant()) {
                int p = position;
                if (p + 2 > this.slopes.length) {
                    p = nextChunk(2);
                }
                this.slopes[p] = times(slopes[i], x.slopeA);
                slots[p] = first ? ~x.slotA : x.slotA;
                first = false;
                if (x.hasSecondSlot()) {
                    this.slopes[++p] = times(slopes[i], x.slopeB);
                    slots[p] = x.slotB;
                }
                position = p + 1;
            }
        }
        return size++;
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
     * Adds {@code Σ c_i·x_i} to a sum, as a {@link StridedEntries}.
     *
     * @param sum as for {@link #accumulate}
     * @return the value, and the new sum is {@link #last}; or NaN, and nothing is recorded: the numbers are no run
     */
    double dot(int sum, int n, double[] c, int c0, Variable[] x, int x0, int dx) {
        int p = room(sum, n);
        double dot = StridedEntries.slopes(slopes, p, n, c, c0, x, x0, dx);
        if (dot == dot) {
            StridedEntries.close(slots, p + n, n, x, x0, dx, beginRun(sum, p));
            position = p + n;
        }
        return dot;
    }

    /** Adds {@code Σ x_i·y_i} likewise, as two runs. */
    double dot(int sum, int n, Variable[] x, int x0, int dx, Variable[] y, int y0, int dy) {
        int p = room(sum, 2 * n);
        double dot = StridedEntries.slopes(slopes, p, n, x, x0, dx, y, y0, dy);
        if (dot == dot) {
            StridedEntries.close(slots, p + n, n, x, x0, dx, beginRun(sum, p));
            StridedEntries.close(slots, p + 2 * n, n, y, y0, dy, false);
            position = p + 2 * n;
        }
        return dot;
    }

    /** The place of the first of so many entries to be added to a sum, behind that of the sum so far. */
    private int room(int sum, int entries) {
        if (position + entries + 1 > slopes.length) {
            position = nextChunk(entries + 1);
        }
        return sum < 0 || sum == size - 1 ? position : position + 1;
    }

    /** Goes on with the record of a sum, or begins a new one with an entry for the sum so far; whether there is none. */
    private boolean beginRun(int sum, int p) {
        if (sum >= 0 && sum == size - 1) {
            return false;
        }
        size++;
        if (sum < 0) {
            return true;
        }
        slopes[p - 1] = 1;
        slots[p - 1] = ~sum;
        return false;
    }

    /**
     * Records {@code Π x_i} as a {@link StridedEntries}.
     *
     * @return the value, and the record is {@link #last}; or NaN, and nothing is recorded
     */
    double product(Variable[] x) {
        int n = x.length;
        if (x[0].isConstant()) {
            return Double.NaN;
        }
        int p = room(-1, n);
        double product = StridedEntries.product(slopes, p, borrowed(1, n), x);
        if (product == product) {
            StridedEntries.close(slots, p + n, n, x, 0, 1, beginRun(-1, p));
            position = p + n;
        }
        return product;
    }

    /** The slot of the last record. */
    int last() {
        return size - 1;
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
                } else if (s > ~CONTINUES) {
                    adjoint[~s] += slope[p] * carried;
                    carried = k > firstInputs ? taken(adjoint, --k) : 0;
                } else if (s != StridedEntries.MARK) {
                    int t = ~s - CONTINUES;
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
                boolean first = s < 0;
                if (first && s <= ~CONTINUES && s != StridedEntries.MARK) {
                    int t = ~s - CONTINUES;
                    double before = taken(adjoint, --k);
                    if (t == k) {
                        carried = before + times(slope[p], carried);
                    } else {
                        adjoint[t] += times(slope[p], carried);
                        carried += before;
                    }
                    continue;
                }
                if (s == StridedEntries.MARK) {
                    StridedEntries.strongZeroSweep(slope, slot, p, carried, adjoint);
                    first = StridedEntries.isFirst(slot, p);
                    p -= StridedEntries.length(slot, p) - 1;
                } else {
                    adjoint[first ? ~s : s] += times(slope[p], carried);
                }
                if (first) {
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
                x == SPENT
                        ? NO_MORE_TERMS
                        : x == CLOSED || y == CLOSED
                                ? Tape.STALE
                                : "variables of two tapes in one gate; record all of a circuit on one tape");
    }

    private void requireSlots(int more) {
        if (size > MOST_SLOTS - more) {
            throw new IllegalStateException("the tape is full: " + size + " inputs and gates");
        }
    }

    /** Goes on to a chunk with room for so many entries, and gives the position there. */
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

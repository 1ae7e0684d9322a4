package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

import java.util.Arrays;

/**
 * The records of one evaluation of a function: entries (slope, slot), grouped into records.
 *
 * <p>Slots number the inputs and the records in the order in which they were created. The slot of the first entry of a
 * record is complemented ({@code ~slot}), by which the {@link AdjointSweep} recognises the end of the record; therefore a
 * record needs no header, and the last one can receive more entries. Inputs created before the first record need no entry; a
 * later input is a record with a single entry, slope 1 with respect to itself, so that the sweep leaves its adjoint
 * unchanged. A tape has one recording, which is restarted in the same memory for each evaluation.
 */
final class Recording {

    /**
     * The bit that marks a record as the continuation of the previous one. It is set in the slot of its first entry before
     * the slot is complemented. The entry (slope 1, slot of the previous record) is then implied, unless the marked entry
     * itself has that slot, with another slope.
     */
    static final int CONTINUES = 1 << 30;

    /**
     * The largest number of slots, so that slots are less than {@link #CONTINUES} and never equal
     * {@link StridedEntries#MARK}.
     */
    private static final int MOST_SLOTS = CONTINUES - 8;

    private final Chunks chunks;
    private double[] slopes;
    private int[] slots;
    private int position;
    private int size;
    private int firstInputs;
    private LaterInputs later = new LaterInputs();

    final Adjoints adjoints = new Adjoints(this);
    TemporaryArrays temporary = new TemporaryArrays();

    /** The epoch of the variables created since the last start. */
    RecordingEpoch epoch;

    Recording(Chunks chunks) {
        this.chunks = chunks;
        this.epoch = new RecordingEpoch(this);
        start();
    }

    /** Starts the next recording in the same memory and invalidates the variables of this one. */
    void restart() {
        epoch.close();
        epoch = new RecordingEpoch(this);
        start();
    }

    /** Starts the next recording in new, small arrays. */
    void trim() {
        chunks.trim();
        adjoints.trim();
        later = new LaterInputs();
        temporary = new TemporaryArrays();
        restart();
    }

    private void start() {
        chunks.rewind();
        slopes = chunks.slopes();
        slots = chunks.slots();
        position = 0;
        size = 0;
        firstInputs = 0;
        later.clear();
    }

    /** Adds {@code count} inputs at the beginning of the recording. */
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
        later.add(size);
        return accumulate(Variable.NONE, 1, size, 0, Variable.NONE); // with slope 1 to itself
    }

    int inputs() {
        return firstInputs + later.count();
    }

    /** Returns whether a slot is that of a record, or of an input added later. */
    boolean isRecord(int slot) {
        return slot >= firstInputs && slot < size;
    }

    int records() {
        return size - inputs();
    }

    int size() {
        return size;
    }

    long entries() {
        return chunks.before() + position;
    }

    /**
     * Records the sum of two linear forms, {@code a·d(slotA) + b·d(slotB)} and {@code c·d(slotC) + d·d(slotD)}, which has
     * three or four different slots, and returns the slot of the record. In each form the later slot comes first, and slotA
     * is the latest of all; slotB and slotD may be negative if there is none.
     *
     * <p>The entry of the latest slot is written last, since the sweep reads it first. If that slot is the previous record,
     * the new record is marked with {@link #CONTINUES} instead.
     *
     * <p>All cases are deliberately in one method: above 325 bytes of bytecode ({@code FreqInlineSize}) HotSpot never
     * inlines it, so that the gates that call it stay small enough to be inlined themselves.
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
            // continues the record just written with slope 1, which needs no entry
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
            // continues the record just written with a slope: swept last, so that the adjoint stays in a register
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
        if (slotC != slotA
                && slotC != slotB
                && slotB != slotD) { // all slots differ, and at least one of B and D exists
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

    /** Records {@code Σ slopes_i·d(arguments_i)}, where at least one argument is not a constant, and returns the slot. */
    int record(double[] slopes, Variable[] arguments) {
        boolean first = true;
        for (int i = 0; i < arguments.length; i++) {
            Variable x = arguments[i];
            Recording recording = x.recording();
            if (recording != this && recording != Recordings.NONE) {
                size += first ? 0 : 1; // the entries written so far become an unused record
                Recordings.common(this, recording);
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
     * Adds the linear form {@code a·d(slotA) + b·d(slotB)} to a sum; slotB may be negative if there is none.
     *
     * @param sum the slot that this method returned for the sum so far, as a {@link SumSlot}
     * @return the slot of the new sum. It is the same slot, and the form is added to its record, if no variable has the slot
     *     and nothing else has been recorded since
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
            if (sum != Variable.NONE) {
                slopes[p] = 1;
                slots[p++] = ~SumSlot.slot(sum);
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
     * Adds {@code Σ c_i·x_i} to a sum, as {@link StridedEntries}.
     *
     * @param sum as in {@link #accumulate}
     * @return the value, in which case the slot of the new sum is the last one; or NaN, in which case nothing has been
     *     recorded
     */
    double dot(int sum, int n, double[] c, int c0, Variable[] x, int x0, int dx) {
        int p = room(sum, n);
        double dot = StridedEntries.slopes(slopes, p, n, c, c0, x, x0, dx);
        if (dot == dot) {
            StridedEntries.close(slots, p + n, n, x, x0, dx, extendSum(sum, p));
            position = p + n;
        }
        return dot;
    }

    /**
     * Adds {@code Σ x_i·y_i} to a sum, as two groups of {@link StridedEntries}. Returns the value, or NaN if nothing was
     * recorded.
     */
    double dot(int sum, int n, Variable[] x, int x0, int dx, Variable[] y, int y0, int dy) {
        int p = room(sum, 2 * n);
        double dot = StridedEntries.slopes(slopes, p, n, x, x0, dx, y, y0, dy);
        if (dot == dot) {
            StridedEntries.close(slots, p + n, n, x, x0, dx, extendSum(sum, p));
            StridedEntries.close(slots, p + 2 * n, n, y, y0, dy, false);
            position = p + 2 * n;
        }
        return dot;
    }

    /** Returns the position at which entries can be added to a sum, after the entry for the sum so far if one is needed. */
    private int room(int sum, int entries) {
        if (position + entries + 1 > slopes.length) {
            position = nextChunk(entries + 1);
        }
        return sum == Variable.NONE || sum == size - 1 ? position : position + 1;
    }

    /**
     * Extends the record of a sum or begins a new record; returns whether the strided entries are the first of the record.
     */
    private boolean extendSum(int sum, int p) {
        if (sum >= 0 && sum == size - 1) {
            return false;
        }
        size++;
        if (sum == Variable.NONE) {
            return true;
        }
        slopes[p - 1] = 1;
        slots[p - 1] = ~SumSlot.slot(sum);
        return false;
    }

    /**
     * Records {@code Π x_i} as {@link StridedEntries}.
     *
     * @return the value, in which case the slot of the record is the last one; or NaN, in which case nothing has been
     *     recorded
     */
    double product(Variable[] x) {
        int n = x.length;
        if (x[0].isConstant()) {
            return Double.NaN;
        }
        int p = room(Variable.NONE, n);
        double product = StridedEntries.product(slopes, p, temporary.values(n), x);
        if (product == product) {
            StridedEntries.close(slots, p + n, n, x, 0, 1, extendSum(Variable.NONE, p));
            position = p + n;
        }
        return product;
    }

    /** Runs an {@link AdjointSweep} over this recording, in plain arithmetic or with the rule 0·∞ = 0. */
    void sweep(double[] adjoint, boolean plain) {
        chunks.closeCurrent(position);
        if (plain) {
            AdjointSweep.plain(chunks, size, firstInputs, adjoint);
        } else {
            AdjointSweep.strongZero(chunks, size, firstInputs, adjoint);
        }
    }

    /** Returns the sweep for a gradient in which the other two sweeps have left a NaN. */
    InfiniteSlopeSweep infiniteSlopeSweep() {
        chunks.closeCurrent(position);
        return new InfiniteSlopeSweep(chunks, size, firstInputs);
    }

    /** Moves the adjoints of the inputs to the gradient and resets them to zero for the next sweep. */
    void take(double[] adjoint, double[] gradient) {
        System.arraycopy(adjoint, 0, gradient, 0, firstInputs);
        Arrays.fill(adjoint, 0, firstInputs, 0);
        later.take(adjoint, gradient, firstInputs);
    }

    private void requireSlots(int more) {
        if (size > MOST_SLOTS - more) {
            throw new IllegalStateException("the tape is full: " + size + " inputs and gates");
        }
    }

    /** Opens the next chunk, with room for at least {@code entries} entries, and returns the position in it. */
    private int nextChunk(int entries) {
        if (this == Recordings.CLOSED) {
            throw new IllegalArgumentException(Tape.STALE);
        }
        chunks.closeCurrent(position);
        chunks.open(entries);
        slopes = chunks.slopes();
        slots = chunks.slots();
        requireSlots(slopes.length); // each record has at least one entry, so that this suffices for the whole chunk
        return 0;
    }
}

package org.gradcost.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The memory of a tape: pairs of arrays (slopes, slots) that are filled one after the other and kept for the next recording.
 *
 * <p>Adding a chunk copies nothing, whereas doubling a single array would temporarily need three times the memory of the
 * recording and would limit it to 2³¹ entries.
 */
final class Chunks {

    private static final int SMALLEST = 256;
    private static final int LARGEST = 1 << 20;

    private final List<double[]> slopes = new ArrayList<>();
    private final List<int[]> slots = new ArrayList<>();
    private int[] used = new int[16];
    private int current;
    private long before;
    private long capacity;

    Chunks() {
        this(SMALLEST);
    }

    Chunks(int entries) {
        add(entries);
    }

    /** Returns to the first chunk, with all memory free. Several small chunks are replaced by a single one. */
    void rewind() {
        if (current > 0 && capacity <= LARGEST) {
            int entries = (int) capacity;
            slopes.clear();
            slots.clear();
            capacity = 0;
            add(entries);
        }
        current = 0;
        before = 0;
    }

    /** Releases all memory except for a small first chunk. */
    void trim() {
        slopes.clear();
        slots.clear();
        capacity = 0;
        used = new int[16];
        current = 0;
        before = 0;
        add(SMALLEST);
    }

    int current() {
        return current;
    }

    /** Returns the number of entries in the chunks before the current one. */
    long before() {
        return before;
    }

    /** Returns the size of all arrays in bytes, including unused elements. */
    long bytes() {
        return capacity * (Double.BYTES + Integer.BYTES);
    }

    double[] slopes() {
        return slopes.get(current);
    }

    int[] slots() {
        return slots.get(current);
    }

    double[] slopes(int chunk) {
        return slopes.get(chunk);
    }

    int[] slots(int chunk) {
        return slots.get(chunk);
    }

    /** Returns the number of entries in a chunk that are filled. */
    int used(int chunk) {
        return used[chunk];
    }

    /** Stores the number of entries in the current chunk that are filled. */
    void closeCurrent(int position) {
        used[current] = position;
    }

    /** Opens the next chunk, with room for at least {@code entries} entries. */
    void open(int entries) {
        before += used[current];
        current++;
        if (current == slopes.size()) {
            // Each chunk adds a quarter, so that there are few chunks and never much more memory than is used.
            add(Math.max(entries, (int) Math.min(LARGEST, Math.max(SMALLEST, capacity / 4))));
        } else if (slopes.get(current).length < entries) {
            replace(entries);
        }
    }

    private void add(int entries) {
        slopes.add(new double[entries]);
        slots.add(new int[entries]);
        capacity += entries;
        if (slopes.size() > used.length) {
            used = Arrays.copyOf(used, 2 * used.length);
        }
    }

    private void replace(int entries) {
        capacity += entries - slopes.get(current).length;
        slopes.set(current, new double[entries]);
        slots.set(current, new int[entries]);
    }
}

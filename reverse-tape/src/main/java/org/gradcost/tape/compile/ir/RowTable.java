package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.trace.TraceLimit;

/**
 * A number as a function of the iteration in a triangular nest: affine in some of the loops, plus a table over the others, as
 * few as will do. In {@code for (i) for (j <= i)} the numbers 0, 1, 2, … have stride 1 over j and a table over i, the prefix
 * sums of the trip counts. The numbers are positions, or the bits of doubles.
 */
public final class RowTable {

    /** The loops of the table, row-major, each by its largest trip count. */
    public final List<Loop> uneven = new ArrayList<>();

    final List<AffineIndex.Term> even = new ArrayList<>();

    /** The number in the first iteration. */
    public final long base;

    /** The start of each row, relative to the first number. */
    public final long[] table;

    private final boolean fits;

    /**
     * @param strides whether strides over loops are allowed; else the number must be constant in them
     */
    public static RowTable of(Loop[] loops, int depth, IterationFunction number, boolean strides) {
        for (int size = 0; size <= depth; size++) {
            for (int subset = 0; subset < 1 << depth; subset++) {
                if (Integer.bitCount(subset) == size) {
                    RowTable rows = new RowTable(loops, depth, number, subset, strides);
                    if (rows.fits) {
                        return rows;
                    }
                }
            }
        }
        throw new AssertionError("a table over all loops fits");
    }

    private RowTable(Loop[] loops, int depth, IterationFunction number, int subset, boolean strides) {
        int[] first = new int[loops.length];
        base = number.at(first);
        long size = 1;
        long[] stride = new long[depth];
        int[] step = new int[depth];
        for (int l = depth - 1; l >= 0; l--) {
            Loop loop = loops[l];
            if ((subset >> l & 1) == 1) {
                uneven.add(0, loop);
                step[l] = (int) size;
                size *= loop.trip;
            } else if (strides) {
                first[l] = 1;
                stride[l] = number.at(first) - base;
                first[l] = 0;
                if (stride[l] != 0) {
                    even.add(0, new AffineIndex.Term(loop, (int) stride[l]));
                }
            }
            if (size > Integer.MAX_VALUE / 2) {
                throw TraceLimit.of("a table of positions of more than " + Integer.MAX_VALUE / 2
                        + " elements would be needed; use reverse, the interpreted tape");
            }
        }
        table = new long[(int) size];
        boolean[] known = new boolean[table.length];
        boolean same = true;
        for (IterationCursor cursor = new IterationCursor(loops, depth); same && cursor.next(); ) {
            long row = number.at(cursor.iteration) - base;
            int at = 0;
            for (int l = 0; l < depth; l++) {
                row -= stride[l] * cursor.iteration[l];
                at += step[l] * cursor.iteration[l];
            }
            same = !known[at] || table[at] == row;
            known[at] = true;
            table[at] = row;
        }
        fits = same;
    }
}

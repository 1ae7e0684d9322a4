package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/** Finds the shortest way to tell a position for all iterations: affine if it can be, else by a table. */
final class Fit {

    private final IntArray tables;

    Fit(IntArray tables) {
        this.tables = tables;
    }

    /**
     * The index of an operand.
     *
     * @param position where it lies in the iteration at which its loops are
     */
    Index of(Operand operand, IntSupplier position) {
        Loop[] loops = operand.loops();
        int depth = operand.depth();
        int[] strides = new int[depth];
        int base = position.getAsInt();
        for (int l = 0; l < depth; l++) {
            loops[l].at = loops[l].trip - 1;
            int last = position.getAsInt();
            loops[l].at = 1;
            strides[l] = loops[l].trip > 1 ? position.getAsInt() - base : 0;
            loops[l].at = 0;
            if ((long) strides[l] * (loops[l].trip - 1) != last - base) {
                return table(operand, position);
            }
        }
        boolean[] fits = {true};
        operand.forEach(() -> {
            int expected = base;
            for (int l = 0; l < depth; l++) {
                expected += strides[l] * loops[l].at;
            }
            fits[0] &= position.getAsInt() == expected;
        });
        return fits[0] ? Index.affine(base, Arrays.copyOf(loops, depth), strides) : table(operand, position);
    }

    /** A table over those loops that move the position unevenly; the others shift it. */
    private Index table(Operand operand, IntSupplier position) {
        List<Index.Term> shift = new ArrayList<>();
        List<Loop> uneven = new ArrayList<>();
        for (int l = 0; l < operand.depth(); l++) {
            Loop loop = operand.loops()[l];
            loop.at = 1;
            int second = position.getAsInt();
            loop.at = 0;
            int stride = second - position.getAsInt();
            boolean[] even = {true};
            operand.forEach(() -> {
                int here = position.getAsInt();
                int at = loop.at;
                loop.at = 0;
                even[0] &= here - position.getAsInt() == stride * at;
                loop.at = at;
            });
            if (!even[0]) {
                uneven.add(loop);
            } else if (stride != 0) {
                shift.add(new Index.Term(loop, stride));
            }
        }
        int base = tables.size();
        fill(uneven, 0, position);
        return new Index(base, rows(uneven, 1), true, List.copyOf(shift));
    }

    private void fill(List<Loop> loops, int level, IntSupplier position) {
        if (level == loops.size()) {
            tables.add(position.getAsInt());
            return;
        }
        Loop loop = loops.get(level);
        for (loop.at = 0; loop.at < loop.trip; loop.at++) {
            fill(loops, level + 1, position);
        }
        loop.at = 0;
    }

    /** Row by row over these loops, each element so wide. */
    static List<Index.Term> rows(List<Loop> loops, int width) {
        Index.Term[] terms = new Index.Term[loops.size()];
        int stride = width;
        for (int l = loops.size() - 1; l >= 0; l--) {
            terms[l] = new Index.Term(loops.get(l), stride);
            stride *= loops.get(l).trip;
        }
        return List.of(terms);
    }
}

package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * A position in an array: {@code base + Σ stride·i}, or an element of the table of positions at such a place, plus a shift
 * of the same form.
 */
record Index(int base, List<Term> terms, boolean table, List<Term> shift) {

    record Term(Loop loop, int stride) {}

    static Index of(int base) {
        return new Index(base, List.of(), false, List.of());
    }

    static Index affine(int base, List<Term> terms) {
        return new Index(base, List.copyOf(terms), false, List.of());
    }

    static Index affine(int base, Loop[] loops, int[] strides) {
        List<Term> terms = new ArrayList<>();
        for (int l = 0; l < loops.length; l++) {
            if (strides[l] != 0) {
                terms.add(new Term(loops[l], strides[l]));
            }
        }
        return affine(base, terms);
    }

    /** Whether it can be told for another iteration of this loop. */
    boolean movable(Loop loop) {
        return shift.stream().noneMatch(term -> term.loop == loop);
    }

    /** The position so many iterations of this loop later. */
    Index moved(Loop loop, int by) {
        int to = base;
        for (Term term : terms) {
            to += term.loop == loop ? by * term.stride : 0;
        }
        return to == base ? this : new Index(to, terms, table, shift);
    }

    boolean has(Loop loop) {
        return terms.stream().anyMatch(term -> term.loop == loop)
                || shift.stream().anyMatch(term -> term.loop == loop);
    }

    /** The position where the loops are {@link Loop#at}. */
    int now(IntArray tables) {
        int at = base + sum(terms);
        return table ? tables.get(at) + sum(shift) : at;
    }

    private static int sum(List<Term> terms) {
        int sum = 0;
        for (Term term : terms) {
            sum += term.stride * term.loop.at;
        }
        return sum;
    }

    /** How many loops, from the outermost on, it takes to tell the position. */
    int depth() {
        int depth = 0;
        for (List<Term> part : List.of(terms, shift)) {
            for (Term term : part) {
                depth = Math.max(depth, term.loop.depth + 1);
            }
        }
        return depth;
    }
}

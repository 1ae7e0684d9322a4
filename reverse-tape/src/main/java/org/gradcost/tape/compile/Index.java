package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * A position in an array: {@code base + Σ stride·i}, or an element of the table of positions at such a place, plus a shift
 * of the same form.
 */
record Index(int base, List<Term> terms, boolean table, List<Term> shift) {

    record Term(Loop loop, int stride) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Term that && loop == that.loop && stride == that.stride;
        }

        @Override
        public int hashCode() {
            return 31 * loop.hashCode() + stride;
        }
    }

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

    /** By how much it moves from an iteration of the loop to the next, but for a table. */
    int stride(Loop loop) {
        int stride = 0;
        for (Term term : terms) {
            stride += term.loop == loop ? term.stride : 0;
        }
        return stride;
    }

    /** Whether it can be told for another iteration of this loop. */
    boolean movable(Loop loop) {
        return !has(shift, loop);
    }

    /** The position so many iterations of this loop later. */
    Index moved(Loop loop, int by) {
        int to = base;
        for (Term term : terms) {
            to += term.loop == loop ? by * term.stride : 0;
        }
        return to == base ? this : new Index(to, terms, table, shift);
    }

    /** The position in this iteration of the loop. */
    Index at(Loop loop, int iteration) {
        List<Term> others = new ArrayList<>();
        for (Term term : terms) {
            if (term.loop != loop) {
                others.add(term);
            }
        }
        return new Index(moved(loop, iteration).base, List.copyOf(others), table, shift);
    }

    boolean has(Loop loop) {
        return has(terms, loop) || has(shift, loop);
    }

    private static boolean has(List<Term> terms, Loop loop) {
        for (Term term : terms) {
            if (term.loop == loop) {
                return true;
            }
        }
        return false;
    }

    // Written out, for a record's own would be made at run time, which takes longer than all the code takes to compile.

    @Override
    public boolean equals(Object other) {
        return other instanceof Index that
                && base == that.base
                && table == that.table
                && terms.equals(that.terms)
                && shift.equals(that.shift);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * base + terms.hashCode()) + shift.hashCode();
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

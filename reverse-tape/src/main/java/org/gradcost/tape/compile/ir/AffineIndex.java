package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * A position in an array: {@code base + Σ stride·i}, and where there is a row, plus what the table of positions has at it:
 * where a row starts whose start does not lie evenly.
 */
public record AffineIndex(int base, List<Term> terms, AffineIndex row) {

    public record Term(Loop loop, int stride) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Term that && loop == that.loop && stride == that.stride;
        }

        @Override
        public int hashCode() {
            return 31 * loop.hashCode() + stride;
        }
    }

    public static AffineIndex of(int base) {
        return new AffineIndex(base, List.of(), null);
    }

    public static AffineIndex affine(int base, List<Term> terms) {
        return new AffineIndex(base, List.copyOf(terms), null);
    }

    public static AffineIndex affine(int base, Loop[] loops, int[] strides) {
        List<Term> terms = new ArrayList<>();
        for (int l = 0; l < loops.length; l++) {
            if (strides[l] != 0) {
                terms.add(new Term(loops[l], strides[l]));
            }
        }
        return affine(base, terms);
    }

    /** Whether it takes a look at the table. */
    public boolean table() {
        return row != null;
    }

    /** The position so many places further on. */
    public AffineIndex plus(int places) {
        return places == 0 ? this : new AffineIndex(base + places, terms, row);
    }

    /** By how much it moves from an iteration of the loop to the next, but for its row. */
    public int stride(Loop loop) {
        int stride = 0;
        for (Term term : terms) {
            stride += term.loop == loop ? term.stride : 0;
        }
        return stride;
    }

    /** The position so many iterations of this loop later. */
    public AffineIndex moved(Loop loop, int by) {
        int to = base;
        for (Term term : terms) {
            to += term.loop == loop ? by * term.stride : 0;
        }
        AffineIndex there = row == null ? null : row.moved(loop, by);
        return to == base && there == row ? this : new AffineIndex(to, terms, there);
    }

    /** The position in this iteration of the loop. */
    public AffineIndex at(Loop loop, int iteration) {
        return at(loop, of(iteration));
    }

    /** The position in the last iteration of the loop. */
    public AffineIndex atLast(Loop loop) {
        return at(loop, loop.trips == null ? of(loop.trip - 1) : loop.trips.plus(-1));
    }

    /** The position in an iteration of the loop that itself may depend on the loops around it. */
    public AffineIndex at(Loop loop, AffineIndex iteration) {
        int stride = 0;
        List<Term> others = new ArrayList<>();
        for (Term term : terms) {
            if (term.loop == loop) {
                stride += term.stride;
            } else {
                others.add(term);
            }
        }
        if (stride != 0) {
            for (Term term : iteration.terms) {
                add(others, term.loop, stride * term.stride);
            }
        }
        return new AffineIndex(
                base + stride * iteration.base, List.copyOf(others), row == null ? null : row.at(loop, iteration));
    }

    private static void add(List<Term> terms, Loop loop, int stride) {
        for (int t = 0; t < terms.size(); t++) {
            Term term = terms.get(t);
            if (term.loop == loop) {
                if (term.stride + stride == 0) {
                    terms.remove(t);
                } else {
                    terms.set(t, new Term(loop, term.stride + stride));
                }
                return;
            }
        }
        terms.add(new Term(loop, stride));
    }

    public boolean has(Loop loop) {
        for (Term term : terms) {
            if (term.loop == loop) {
                return true;
            }
        }
        return row != null && row.has(loop);
    }

    // Written out, for a record's own would be made at run time, which takes longer than all the code takes to compile.

    @Override
    public boolean equals(Object other) {
        return other instanceof AffineIndex that
                && base == that.base
                && terms.equals(that.terms)
                && (row == null ? that.row == null : row.equals(that.row));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * base + terms.hashCode()) + (row == null ? 0 : row.hashCode());
    }

    /** Returns the position as a sum, such as {@code t[i] + j + 3}: t is the table of rows. */
    @Override
    public String toString() {
        StringBuilder sum = new StringBuilder(row == null ? "" : "t[" + row + "]");
        for (Term term : terms) {
            sum.append(sum.length() == 0 ? "" : " + ");
            sum.append(term.stride == 1 ? "" : term.stride + "*").append(term.loop);
        }
        if (sum.length() == 0) {
            return String.valueOf(base);
        }
        return base == 0 ? sum.toString() : sum + (base < 0 ? " - " + -base : " + " + base);
    }

    /** Returns the position in an iteration. */
    public int valueAt(int[] iteration, IntArray tables) {
        int sum = base;
        for (Term term : terms) {
            sum += term.stride * iteration[term.loop.depth];
        }
        return row == null ? sum : sum + tables.get(row.valueAt(iteration, tables));
    }

    /** How many loops, from the outermost on, it takes to tell the position. */
    public int depth() {
        int depth = row == null ? 0 : row.depth();
        for (Term term : terms) {
            depth = Math.max(depth, term.loop.depth + 1);
        }
        return depth;
    }
}

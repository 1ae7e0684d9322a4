package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * An affine subscript, {@code base + Σ stride·i} over the loops around, plus an element of the table of row starts where
 * positions are affine within a row but not from row to row.
 *
 * @param base the position in the first iteration, without the row
 * @param terms the strides that are not 0, a term a loop
 * @param row the subscript into the table of row starts, or null
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

    /** Returns whether it reads the table of row starts. */
    public boolean table() {
        return row != null;
    }

    /** Returns the subscript that is larger by a constant. */
    public AffineIndex plus(int places) {
        return places == 0 ? this : new AffineIndex(base + places, terms, row);
    }

    /** Returns the stride over a loop, the row start aside. */
    public int stride(Loop loop) {
        int stride = 0;
        for (Term term : terms) {
            stride += term.loop == loop ? term.stride : 0;
        }
        return stride;
    }

    /** Returns the subscript {@code by} iterations of a loop later. */
    public AffineIndex moved(Loop loop, int by) {
        int to = base;
        for (Term term : terms) {
            to += term.loop == loop ? by * term.stride : 0;
        }
        AffineIndex there = row == null ? null : row.moved(loop, by);
        return to == base && there == row ? this : new AffineIndex(to, terms, there);
    }

    /** Substitutes an iteration for the counter of a loop. */
    public AffineIndex at(Loop loop, int iteration) {
        return at(loop, of(iteration));
    }

    /** Substitutes the last iteration for the counter of a loop. */
    public AffineIndex atLast(Loop loop) {
        return at(loop, loop.trips == null ? of(loop.trip - 1) : loop.trips.plus(-1));
    }

    /** Substitutes an iteration, affine in the counters of the loops around, for the counter of a loop. */
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

    // Written out: a record's own methods are linked at run time, which takes a cold JVM longer than a whole
    // compilation.

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

    /**
     * Returns whether it is known to differ from another subscript whatever the iterations of both are: their ranges have
     * nothing in common, or their distance is no multiple of the greatest common divisor of all strides (the GCD test).
     */
    public boolean isApart(AffineIndex other) {
        if (row != null || other.row != null) {
            return false;
        }
        int divisor = divisor(other.divisor(0));
        return largest() < other.smallest()
                || other.largest() < smallest()
                || divisor != 0 && (other.base - base) % divisor != 0;
    }

    private int divisor(int with) {
        int divisor = with;
        for (Term term : terms) {
            int rest = Math.abs(term.stride);
            while (rest != 0) {
                int next = divisor % rest;
                divisor = rest;
                rest = next;
            }
        }
        return divisor;
    }

    private int smallest() {
        int smallest = base;
        for (Term term : terms) {
            smallest += Math.min(0, term.stride * (term.loop.trip - 1));
        }
        return smallest;
    }

    private int largest() {
        int largest = base;
        for (Term term : terms) {
            largest += Math.max(0, term.stride * (term.loop.trip - 1));
        }
        return largest;
    }

    /** Returns how many of the outermost loops the position depends on at most. */
    public int depth() {
        int depth = row == null ? 0 : row.depth();
        for (Term term : terms) {
            depth = Math.max(depth, term.loop.depth + 1);
        }
        return depth;
    }
}

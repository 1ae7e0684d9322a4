package org.gradcost.tape.compile.loopopt;

import java.util.Arrays;
import java.util.List;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * A dependence test for two subscripts in a nest, in each iteration of the loops around it. Where there are tables or affine
 * trip counts, it compares the ranges of all rows.
 */
final class DependenceTest {

    private final Loop outer;
    private final List<Loop> inner;
    private final IntArray tables;

    /** The iteration vector at which positions are compared. */
    private final int[] iteration;

    DependenceTest(Loop outer, List<Loop> inner, IntArray tables) {
        this.outer = outer;
        this.inner = inner;
        this.tables = tables;
        int deepest = outer.depth;
        for (Loop loop : inner) {
            deepest = Math.max(deepest, loop.depth);
        }
        this.iteration = new int[deepest + 1];
    }

    /** Returns whether two subscripts are never equal. */
    boolean always(AffineIndex a, AffineIndex b) {
        return check(a, b, false);
    }

    /** Returns whether two subscripts are not equal in different iterations of the outer loop. */
    boolean otherwise(AffineIndex a, AffineIndex b) {
        return check(a, b, true);
    }

    private boolean check(AffineIndex a, AffineIndex b, boolean rowByRow) {
        boolean apart = true;
        IterationCursor around = new IterationCursor(outer.path, outer.depth, iteration);
        while (apart && around.next()) {
            apart = rowByRow ? rows(a, b) : hulls(a, b);
        }
        Arrays.fill(iteration, 0);
        return apart;
    }

    private boolean hulls(AffineIndex a, AffineIndex b) {
        int[] first = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        int[] second = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        int trip = outer.tripAt(iteration);
        for (int i = 0; i < trip; i++) {
            iteration[outer.depth] = i;
            widen(first, a);
            widen(second, b);
        }
        iteration[outer.depth] = 0;
        return first[1] < second[0] || second[1] < first[0];
    }

    /** Returns whether the ranges of successive iterations are disjoint and in order, upwards or downwards. */
    private boolean rows(AffineIndex a, AffineIndex b) {
        boolean up = true;
        boolean down = true;
        int trip = outer.tripAt(iteration);
        int[] before = null;
        for (int i = 0; i < trip; i++) {
            iteration[outer.depth] = i;
            int[] here = {Integer.MAX_VALUE, Integer.MIN_VALUE};
            widen(here, a);
            widen(here, b);
            up &= before == null || before[1] < here[0];
            down &= before == null || here[1] < before[0];
            before = here;
        }
        iteration[outer.depth] = 0;
        return up || down;
    }

    /** Returns the inner loop that a subscript depends on, or any. */
    private Loop moving(AffineIndex index) {
        for (Loop loop : inner) {
            if (index.has(loop)) {
                return loop;
            }
        }
        return inner.get(0);
    }

    /** Widens the range by the subscript's values over its inner loop; at the ends alone where it is affine. */
    private void widen(int[] range, AffineIndex index) {
        Loop loop = moving(index);
        int trip = loop.tripAt(iteration);
        boolean affine = index.row() == null || !index.row().has(loop);
        for (int at = 0; at < trip; at += affine ? Math.max(1, trip - 1) : 1) {
            iteration[loop.depth] = at;
            int position = index.valueAt(iteration, tables);
            range[0] = Math.min(range[0], position);
            range[1] = Math.max(range[1], position);
        }
        iteration[loop.depth] = 0;
    }
}

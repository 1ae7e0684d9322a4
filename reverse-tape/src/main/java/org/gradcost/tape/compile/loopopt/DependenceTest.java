package org.gradcost.tape.compile.loopopt;

import java.util.List;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * Whether positions meet in a loop with loops in it, in each iteration of the loops around both. Where rows are told by
 * tables or are of differing length, it looks at all of them.
 */
final class DependenceTest {

    private final Loop outer;
    private final List<Loop> inner;
    private final IntArray tables;

    DependenceTest(Loop outer, List<Loop> inner, IntArray tables) {
        this.outer = outer;
        this.inner = inner;
        this.tables = tables;
    }

    /** Whether two positions never meet. */
    boolean always(AffineIndex a, AffineIndex b) {
        return check(a, b, false);
    }

    /** Whether two positions do not meet in different iterations of the outer loop. */
    boolean otherwise(AffineIndex a, AffineIndex b) {
        return check(a, b, true);
    }

    private boolean check(AffineIndex a, AffineIndex b, boolean rowByRow) {
        boolean apart = true;
        for (IterationCursor around = new IterationCursor(outer.path, outer.depth); around.next(apart); ) {
            apart = rowByRow ? rows(a, b) : hulls(a, b);
        }
        return apart;
    }

    private boolean hulls(AffineIndex a, AffineIndex b) {
        int[] first = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        int[] second = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        int trip = outer.tripNow();
        for (outer.at = 0; outer.at < trip; outer.at++) {
            widen(first, a);
            widen(second, b);
        }
        outer.at = 0;
        return first[1] < second[0] || second[1] < first[0];
    }

    /** Whether each iteration has a stretch of its own, one behind the other upwards or downwards. */
    private boolean rows(AffineIndex a, AffineIndex b) {
        boolean up = true;
        boolean down = true;
        int trip = outer.tripNow();
        int[] before = null;
        for (outer.at = 0; outer.at < trip; outer.at++) {
            int[] here = {Integer.MAX_VALUE, Integer.MIN_VALUE};
            widen(here, a);
            widen(here, b);
            up &= before == null || before[1] < here[0];
            down &= before == null || here[1] < before[0];
            before = here;
        }
        outer.at = 0;
        return up || down;
    }

    /** The inner loop that it moves with, or any. */
    private Loop moving(AffineIndex index) {
        for (Loop loop : inner) {
            if (index.has(loop)) {
                return loop;
            }
        }
        return inner.get(0);
    }

    /** By what an index comes to in the iterations of the inner loop that it moves with; with that it moves evenly. */
    private void widen(int[] range, AffineIndex index) {
        Loop loop = moving(index);
        int trip = loop.tripNow();
        boolean even = index.row() == null || !index.row().has(loop);
        for (int at = 0; at < trip; at += even ? Math.max(1, trip - 1) : 1) {
            loop.at = at;
            int position = index.now(tables);
            range[0] = Math.min(range[0], position);
            range[1] = Math.max(range[1], position);
        }
        loop.at = 0;
    }
}

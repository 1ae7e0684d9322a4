package org.gradcost.tape.compile.ir;

/**
 * Goes through all iterations of loops that are around each other, in the order of the trace: {@code while (walk.next())} the
 * loops are {@link Loop#at} the next one. Before and after, they are at their first.
 */
public final class IterationCursor {

    private final Loop[] loops;
    private final int depth;
    private final int[] trips;
    private boolean started;

    /** Through so many of these loops, the outermost first; through one iteration if there are none. */
    public IterationCursor(Loop[] loops, int depth) {
        this.loops = loops;
        this.depth = depth;
        this.trips = new int[depth];
    }

    /** False after the last iteration. */
    public boolean next() {
        int level = depth - 1;
        if (!started) {
            started = true;
            int entered = enter(0);
            if (entered == depth) {
                return true;
            }
            level = entered - 1;
        }
        while (level >= 0) {
            Loop loop = loops[level];
            if (++loop.at < trips[level]) {
                int entered = enter(level + 1);
                if (entered == depth) {
                    return true;
                }
                level = entered - 1;
            } else {
                loop.at = 0;
                level--;
            }
        }
        return false;
    }

    /** As {@link #next}, or false at once if it need not go on. */
    public boolean next(boolean goOn) {
        if (goOn) {
            return next();
        }
        for (int level = 0; level < depth; level++) {
            loops[level].at = 0;
        }
        return false;
    }

    /** Counts the iterations of the loops from that level on; the first that has none here, or the depth. */
    private int enter(int from) {
        int level = from;
        while (level < depth && (trips[level] = loops[level].tripNow()) > 0) {
            level++;
        }
        return level;
    }
}

package org.gradcost.tape.compile.ir;

/**
 * Visits all iterations of nested loops in the order of the trace: after each {@link #next}, {@link #iteration} is the
 * iteration vector.
 */
public final class IterationCursor {

    /** The iteration vector: the counter of each loop by its depth, 0 for the loops that are not visited. */
    public final int[] iteration;

    private final Loop[] loops;
    private final int depth;
    private final int[] trips;
    private boolean started;

    /**
     * Visits the outermost loops of a nest.
     *
     * @param loops the path from the outermost loop to the innermost
     * @param depth how many of them to visit, the outermost first; none makes one iteration
     */
    public IterationCursor(Loop[] loops, int depth) {
        this(loops, depth, new int[loops.length]);
    }

    /**
     * Visits some loops of a nest, with an iteration vector of the caller's.
     *
     * @param loops the first {@code depth} of them are visited; they may leave out loops of their path
     * @param iteration zeros, as many as the nest is deep
     */
    public IterationCursor(Loop[] loops, int depth, int[] iteration) {
        this.loops = loops;
        this.depth = depth;
        this.trips = new int[depth];
        this.iteration = iteration;
    }

    /** Moves to the next iteration; false after the last, and then the vector is 0 again. */
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
            int l = loops[level].depth;
            if (++iteration[l] < trips[level]) {
                int entered = enter(level + 1);
                if (entered == depth) {
                    return true;
                }
                level = entered - 1;
            } else {
                iteration[l] = 0;
                level--;
            }
        }
        return false;
    }

    /** Reads the trip counts of the loops from a level on; the first that has no iteration here, or the depth. */
    private int enter(int from) {
        int level = from;
        while (level < depth && (trips[level] = loops[level].tripAt(iteration)) > 0) {
            level++;
        }
        return level;
    }
}

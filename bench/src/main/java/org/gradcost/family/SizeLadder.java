package org.gradcost.family;

import java.util.function.IntToLongFunction;

/**
 * The sizes of a family that does not have every n: {@code size(0) < size(1) < … < size(steps − 1)}.
 *
 * @param steps number of sizes
 * @param size of each step, strictly increasing
 */
public record SizeLadder(int steps, IntToLongFunction size) {

    /** Returns a ladder whose sizes are limited only by the range of {@code int}. */
    public static SizeLadder endless(IntToLongFunction size) {
        return new SizeLadder(lastWithin(Integer.MAX_VALUE, Integer.MAX_VALUE, size) + 1, size);
    }

    /** Returns the size nearest to n; if two are equally near, the smaller one. */
    public int nearest(int n) {
        int below = lastWithin(n, steps, size);
        if (below == steps - 1 || n - size(below) <= size(below + 1) - n) {
            return size(below);
        }
        return size(below + 1);
    }

    public int largest() {
        return size(steps - 1);
    }

    /** Returns whether its sizes are limited only by the range of {@code int}. */
    boolean isEndless() {
        return size.applyAsLong(steps) > Integer.MAX_VALUE;
    }

    /**
     * Returns the step whose size is n.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int step(int n) {
        int step = lastWithin(n, steps, size);
        if (size(step) != n) {
            throw new IllegalArgumentException("no size " + n + "; the nearest is " + nearest(n));
        }
        return step;
    }

    private int size(int step) {
        return Math.toIntExact(size.applyAsLong(step));
    }

    /** Returns the last of {@code steps} steps whose size is at most n; step 0 if all are larger. */
    private static int lastWithin(int n, int steps, IntToLongFunction size) {
        int within = 0;
        int beyond = steps;
        while (beyond - within > 1) {
            int middle = (within + beyond) >>> 1;
            if (size.applyAsLong(middle) <= n) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        return within;
    }
}

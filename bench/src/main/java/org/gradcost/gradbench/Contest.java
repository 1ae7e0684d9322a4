package org.gradcost.gradbench;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Which of several ways is the fastest, here and now: each is tried until it is warm, and judged by the shortest of its
 * times. One that cannot win, since even its bound is above the best time, is not tried at all: a circuit in which the JVM
 * has seen one number type alone is faster than one in which it has seen two.
 */
final class Contest {

    private static final long STRETCH = 50_000_000; // ns
    private static final long MOST = 500_000_000;

    private Contest() {}

    /**
     * The fastest.
     *
     * @param bound a time, in nanoseconds, that the candidate cannot beat; not asked of the first
     * @param trial runs a candidate, or enough of it, and says how many nanoseconds the whole takes
     */
    static <T> T fastest(List<T> candidates, ToLongFunction<T> bound, ToLongFunction<T> trial) {
        T fastest = candidates.get(0);
        long best = least(fastest, trial);
        for (T candidate : candidates.subList(1, candidates.size())) {
            if (bound.applyAsLong(candidate) < best) {
                long least = least(candidate, trial);
                if (least < best) {
                    best = least;
                    fastest = candidate;
                }
            }
        }
        return fastest;
    }

    private static <T> long least(T candidate, ToLongFunction<T> trial) {
        WarmUp warmUp = WarmUp.ofThisJvm(STRETCH, MOST);
        long least = Long.MAX_VALUE;
        long start;
        do {
            start = System.nanoTime();
            least = Math.min(least, trial.applyAsLong(candidate));
        } while (!warmUp.ends(System.nanoTime() - start));
        return least;
    }
}

package org.gradcost.gradbench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Which of several ways is the fastest, here and now: each is tried in turn for a while, so that it is compiled, and judged
 * by the shortest of its times.
 */
final class Contest {

    private static final long A_WHILE = 20_000_000; // ns each
    private static final long HOPELESS =
            20; // times the best: not tried again, for it would only keep the others waiting

    private Contest() {}

    /**
     * The fastest.
     *
     * @param trial runs a candidate, or enough of it, and says how many nanoseconds the whole takes
     */
    static <T> T fastest(List<T> candidates, ToLongFunction<T> trial) {
        long[] least = new long[candidates.size()];
        Arrays.fill(least, Long.MAX_VALUE);
        long start = System.nanoTime();
        do {
            for (int i = 0; i < least.length; i++) {
                if (least[i] < Long.MAX_VALUE && least[i] / HOPELESS > least[best(least)]) {
                    continue;
                }
                least[i] = Math.min(least[i], trial.applyAsLong(candidates.get(i)));
            }
        } while (System.nanoTime() - start < A_WHILE * least.length);
        return candidates.get(best(least));
    }

    private static int best(long[] least) {
        int best = 0;
        for (int i = 1; i < least.length; i++) {
            best = least[i] < least[best] ? i : best;
        }
        return best;
    }
}

package org.gradcost.results.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/** Mann–Whitney's p of two sets of forks, and Holm's correction over many. */
final class Significance {
    /** The exact distribution takes as many steps as there are pairs, squared. */
    private static final int MOST_PAIRS_EXACT = 900;

    private Significance() {}

    /** Two-sided; 1 for the very same values, NaN without values on a side. */
    static double mannWhitney(double[] base, double[] now) {
        if (base.length == 0 || now.length == 0) {
            return Double.NaN;
        }
        double[] all =
                DoubleStream.concat(Arrays.stream(base), Arrays.stream(now)).toArray();
        long different = Arrays.stream(all).distinct().count();
        if (different == 1) {
            return 1; // no order at all, where the normal approximation divides by zero
        }
        boolean exact = different == all.length && base.length * now.length <= MOST_PAIRS_EXACT;
        return Math.min(1, new MannWhitneyUTest().mannWhitneyUTest(base, now, exact));
    }

    /**
     * Holm's step-down: the k-th smallest of m is multiplied by m − k + 1, and none falls below one before it.
     *
     * @param p NaN where there is none, which stays and is not counted
     */
    static double[] holm(List<Double> p) {
        int[] order = IntStream.range(0, p.size())
                .filter(i -> !Double.isNaN(p.get(i)))
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .mapToInt(i -> i)
                .toArray();
        double[] corrected = new double[p.size()];
        Arrays.fill(corrected, Double.NaN);
        double largest = 0;
        for (int k = 0; k < order.length; k++) {
            largest = Math.max(largest, Math.min(1, (order.length - k) * p.get(order[k])));
            corrected[order[k]] = largest;
        }
        return corrected;
    }
}

package org.gradcost.results.compare;

import java.util.List;
import java.util.Optional;
import org.gradcost.results.format.Rounded;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well1024a;
import org.hipparchus.stat.StatUtils;

/**
 * The difference of two runs of unchanged code; see the package's description.
 *
 * @param shifts logs of ratios of the controls, shrunk to what their forks do not explain; none for a quiet machine
 */
record Drift(double[] shifts) {
    private static final Drift NONE = new Drift(new double[0]);

    /** Controls from which a drift is told: fewer would mistake one odd cell for the weather. */
    private static final int ENOUGH = 4;

    private static final double SURE = 0.95;
    private static final long SEED = 20130623;

    /**
     * A cell of plain code, which no engine touches.
     *
     * @param logRatio of its times
     * @param variance of that, as its forks explain it
     */
    record Control(double logRatio, double variance) {}

    static Drift of(List<Control> controls) {
        double explained =
                controls.stream().mapToDouble(Control::variance).average().orElse(0);
        double found = controls.stream()
                .mapToDouble(c -> c.logRatio() * c.logRatio())
                .average()
                .orElse(0);
        if (controls.size() < ENOUGH
                || found
                        <= explained
                                * new ChiSquaredDistribution(controls.size()).inverseCumulativeProbability(SURE)
                                / controls.size()) {
            return NONE;
        }
        double rest = Math.sqrt(1 - explained / found);
        return new Drift(controls.stream().mapToDouble(c -> c.logRatio() * rest).toArray());
    }

    /** Whether there is none; where there is, more forks on the same machine would not help. */
    boolean none() {
        return shifts.length == 0;
    }

    /** Shifts every draw by one of the shifts, up or down: which way the next cell goes is not known. */
    void addTo(double[] draws) {
        if (none()) {
            return;
        }
        RandomGenerator random = new Well1024a(SEED);
        for (int k = 0; k < draws.length; k++) {
            double shift = shifts[random.nextInt(shifts.length)];
            draws[k] += random.nextBoolean() ? shift : -shift;
        }
    }

    /** Returns what a reader must know of it. */
    Optional<String> note() {
        return none()
                ? Optional.empty()
                : Optional.of("primal and hand, which no engine touches, changed by more than their forks explain, by ±"
                        + Rounded.digits(100 * Math.sqrt(StatUtils.sumSq(shifts) / shifts.length), 2)
                        + " %. The machine was not the same for both runs; every interval is wider for it. Measure again"
                        + " on a quiet machine, the two in turn.");
    }
}

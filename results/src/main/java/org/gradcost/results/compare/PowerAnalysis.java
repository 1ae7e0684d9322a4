package org.gradcost.results.compare;

import java.util.OptionalInt;
import org.gradcost.results.statistics.Estimate;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** An estimate of how many more forks, on each side, would turn an inconclusive ratio into a verdict. */
final class PowerAnalysis {
    /** Beyond this a number would only pretend that forks are what is lacking. */
    private static final int MOST = 1000;

    private static final double POWER = 0.8;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private PowerAnalysis() {}

    /** Empty for more than a thousand, or where the forks are not known. */
    static OptionalInt of(Estimate ratio, double threshold, double confidence, int baseForks, int newForks) {
        if (baseForks == 0 || newForks == 0) {
            return OptionalInt.empty();
        }
        double distance = Math.abs(StrictMath.log(ratio.value()));
        double limit = StrictMath.log(1 + threshold);
        double halfWidth = StrictMath.log(ratio.hi() / ratio.lo()) / 2;
        double z = NORMAL.inverseCumulativeProbability(1 - (1 - confidence) / 2);
        double likely = 1 + NORMAL.inverseCumulativeProbability(POWER) / z;
        // The interval must keep clear of the threshold, on whichever side the estimate is.
        double wanted = Math.abs(distance - limit) / likely;
        double now = 1.0 / baseForks + 1.0 / newForks;
        for (int more = 1; more <= MOST; more++) {
            double then = 1.0 / (baseForks + more) + 1.0 / (newForks + more);
            if (halfWidth * Math.sqrt(then / now) <= wanted) {
                return OptionalInt.of(more);
            }
        }
        return OptionalInt.empty();
    }
}

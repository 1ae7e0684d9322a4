package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.statistics.Resampler;

/** Geometric mean of ratios, draw by draw. Once every cell is in, only the estimate is kept: draws are large. */
final class MeanRatio {
    private final int cells;
    private final double confidence;
    private final Drift drift;
    private final List<Key> keys = new ArrayList<>();
    private double logBase;
    private double logNew;
    private double[] logRatios = new double[Resampler.DRAWS];
    private Estimate ratio;

    /**
     * @param cells that will be added
     * @param drift that is added to the mean as a whole: cells measured in the same weather do not average it out
     */
    MeanRatio(int cells, double confidence, Drift drift) {
        this.cells = cells;
        this.confidence = confidence;
        this.drift = drift;
    }

    void add(Key key, double base, double now, double[] draws) {
        keys.add(key);
        logBase += base / cells;
        logNew += now / cells;
        for (int k = 0; k < draws.length; k++) {
            logRatios[k] += draws[k] / cells;
        }
        if (keys.size() == cells) {
            drift.addTo(logRatios);
            ratio = Estimate.ofLogs(logNew - logBase, logRatios, confidence);
            logRatios = null;
        }
    }

    List<Key> keys() {
        return keys;
    }

    double baseNs() {
        return StrictMath.exp(logBase);
    }

    double newNs() {
        return StrictMath.exp(logNew);
    }

    Estimate ratio() {
        return ratio;
    }
}

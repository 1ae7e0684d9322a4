package org.gradcost.results.compare;

import java.util.Optional;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.statistics.CoreState;
import org.gradcost.results.statistics.RoundValues;
import org.gradcost.results.statistics.TurnDifference;

/**
 * A cell on both sides: the quantity that is compared, and the log of its ratio.
 *
 * @param quantity compared
 * @param base its value in BASE
 * @param now its value in NEW
 * @param contrast log of NEW / BASE, with its error
 */
record Pairing(Quantity quantity, double base, double now, Contrast contrast) {

    private static final String BASE = "base";
    private static final String NEW = "new";

    /**
     * Pairs a cell: by times within a run and in JMH files, and by overheads and quiet times between two runs, whose raw times
     * differ with the load of the machine.
     *
     * @param kind identifies the measured code
     * @return empty if the two runs have no state of the core in common
     */
    static Optional<Pairing> of(String kind, Sample was, Sample is) {
        if (was.sameAs(is)) {
            return Optional.of(new Pairing(Quantity.TIME, was.time(), is.time(), Contrast.zero()));
        }
        boolean twoRuns = !was.run().equals(is.run());
        if (twoRuns && ModeRoles.BY_NAME.isPrimal(kind)) {
            return ofQuietTimes(was, is);
        }
        if (twoRuns && was.overheads().isPresent() && is.overheads().isPresent()) {
            return ofOverheads(was.overheads().get(), is.overheads().get());
        }
        return twoRuns ? Optional.empty() : Optional.of(ofTimes(was, is));
    }

    private static Optional<Pairing> ofQuietTimes(Sample was, Sample is) {
        RoundValues base = was.forks().times(CoreState.QUIET);
        RoundValues now = is.forks().times(CoreState.QUIET);
        if (!was.isShown(CoreState.QUIET) || !is.isShown(CoreState.QUIET) || base.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        Contrast contrast = Contrast.of(NEW, now).plus(-1, Contrast.of(BASE, base));
        return Optional.of(
                new Pairing(Quantity.QUIET_TIME, StrictMath.exp(base.mean()), StrictMath.exp(now.mean()), contrast));
    }

    private static Optional<Pairing> ofOverheads(Overheads was, Overheads is) {
        Contrast sum = Contrast.zero();
        double weights = 0;
        double base = 0;
        for (CoreState state : CoreState.values()) {
            if (was.states().containsKey(state) && is.states().containsKey(state)) {
                double a = was.batches().get(state);
                double b = is.batches().get(state);
                double weight = a * b / (a + b);
                sum = sum.plus(weight, is.states().get(state))
                        .plus(-weight, was.states().get(state));
                base += weight * was.states().get(state).value();
                weights += weight;
            }
        }
        if (weights > 0) {
            Contrast contrast = Contrast.zero().plus(1 / weights, sum);
            return Optional.of(overhead(base / weights, contrast));
        }
        return was.tagged() && is.tagged()
                ? Optional.empty()
                : Optional.of(overhead(was.ofAll().value(), is.ofAll().plus(-1, was.ofAll())));
    }

    private static Pairing overhead(double logBase, Contrast contrast) {
        return new Pairing(
                Quantity.OVERHEAD, StrictMath.exp(logBase), StrictMath.exp(logBase + contrast.value()), contrast);
    }

    private static Pairing ofTimes(Sample was, Sample is) {
        return new Pairing(Quantity.TIME, was.time(), is.time(), times(was, is));
    }

    private static Contrast times(Sample was, Sample is) {
        if (!was.run().isEmpty() && was.forks().block().equals(is.forks().block())) {
            RoundValues differences = is.forks().from(was.forks(), TurnDifference::likeWithLike);
            if (differences.count() > 1) {
                return Contrast.of("", differences.plus(is.logScale() - was.logScale()));
            }
            // In different rounds, such as those of two parts of a large block, each took turns with the primal.
            if (was.overheads().isPresent() && is.overheads().isPresent()) {
                return is.overheads()
                        .get()
                        .ofAll()
                        .plus(-1, was.overheads().get().ofAll());
            }
        }
        return time(NEW, is).plus(-1, time(BASE, was));
    }

    private static Contrast time(String side, Sample sample) {
        return sample.raw()
                ? Contrast.of(side, sample.forks().times().plus(sample.logScale()))
                : Contrast.of(sample.score());
    }
}

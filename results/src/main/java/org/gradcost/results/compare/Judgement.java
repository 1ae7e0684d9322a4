package org.gradcost.results.compare;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.statistics.MoreRounds;
import org.gradcost.results.statistics.RaceRule.Decision;

/**
 * The judgement on a cell or a group.
 *
 * @param ratio NEW / BASE, with the interval that the verdict is based on
 * @param p p-value for no difference, corrected over all hypotheses; empty for a race, which has bounds instead, and if the error
 *     is unknown
 * @param verdict on the ratio
 * @param moreForks that would about decide it, on each side; empty if it is decided, or if more forks would not help
 */
record Judgement(Estimate ratio, OptionalDouble p, Verdict verdict, OptionalInt moreForks) {

    /**
     * Judges a contrast.
     *
     * @param hypotheses number of hypotheses of the comparison
     * @param forks of the side that has fewer
     */
    static Judgement of(Contrast contrast, Options options, int hypotheses, int forks) {
        double log = contrast.value();
        if (!contrast.known()) {
            return new Judgement(
                    Estimate.unknown(StrictMath.exp(log)),
                    OptionalDouble.empty(),
                    Verdict.INCONCLUSIVE,
                    OptionalInt.empty());
        }
        double alpha = 1 - options.confidence();
        double tolerance = Math.log1p(options.threshold());
        double apart = contrast.halfWidth(1 - alpha / hypotheses);
        double alike = contrast.halfWidth(1 - 2 * alpha);
        OptionalDouble p = OptionalDouble.of(Math.min(1, hypotheses * contrast.p()));
        if (Math.abs(log) + alike <= tolerance) {
            return new Judgement(interval(log, alike), p, Verdict.EQUIVALENT, OptionalInt.empty());
        }
        if (Math.abs(log) > apart) {
            return new Judgement(
                    interval(log, apart), p, log > 0 ? Verdict.SLOWER : Verdict.FASTER, OptionalInt.empty());
        }
        return new Judgement(
                interval(log, apart),
                p,
                Verdict.INCONCLUSIVE,
                MoreRounds.of(Math.abs(log), apart, alike, tolerance, forks));
    }

    /** Returns the judgement that corresponds to the decision of a race. */
    static Judgement of(Decision decision) {
        Verdict verdict = switch (decision.answer()) {
            case SLOWER -> Verdict.SLOWER;
            case FASTER -> Verdict.FASTER;
            case EQUIVALENT -> Verdict.EQUIVALENT;
            case UNDECIDED -> Verdict.INCONCLUSIVE;
        };
        return new Judgement(decision.ratio(), OptionalDouble.empty(), verdict, decision.moreRounds());
    }

    private static Estimate interval(double log, double half) {
        return new Estimate(StrictMath.exp(log), StrictMath.exp(log - half), StrictMath.exp(log + half));
    }
}

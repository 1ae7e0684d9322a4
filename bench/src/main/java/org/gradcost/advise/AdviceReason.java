package org.gradcost.advise;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/**
 * The reason for a recommendation: the cost of a gradient, the next best mode, and the numbers of gradients for which the advice
 * holds.
 */
final class AdviceReason {

    /** The factor below which two costs are printed as equal. */
    private static final double EQUAL = 1.005;

    /** The factor up to which two decimal places are printed, since one place would make it 1.0 or 1.1. */
    private static final double TWO_PLACES = 1.095;

    private static final double ONE_PLACE = 9.95;

    /** The number of digits of a time that was measured once, such as that of a set-up. */
    static final int DIGITS = 2;

    private final Advice advice;
    private final Prediction best;
    private final List<Prediction> candidates;

    /**
     * Creates the reason.
     *
     * @param best recommended mode
     */
    AdviceReason(Advice advice, Prediction best) {
        this.advice = advice;
        this.best = best;
        this.candidates = Advice.candidates(advice.predictions());
    }

    /** Returns the reason, in a sentence or two. */
    String text() {
        StringBuilder text = new StringBuilder(Reservation.of(advice, best));
        int passes = best.facts().map(Workbench.Facts::passes).orElse(1);
        text.append(passes == 1 ? "one pass gives " : passes + " passes give ")
                .append(advice.m() == 1 && advice.n() == 1 ? "the derivative" : "all derivatives")
                .append(isBound(best) ? " in at most " : " in ")
                .append(time(best));
        advice.primal()
                .ifPresent(p -> text.append(", ")
                        .append(ratio(best.nanos() / p.value()))
                        .append(" primals"));
        next().ifPresent(next -> text.append("; ").append(comparison(next)));
        return text.append('.').append(numberOfGradients()).toString();
    }

    /** Returns the cheapest of the other modes that were measured in the same way as the recommended one. */
    private Optional<Prediction> next() {
        return candidates.stream()
                .filter(p -> !p.equals(best))
                .min(Comparator.comparingDouble(p -> p.cost(advice.gradients())));
    }

    /**
     * Returns a comparison of the recommended mode with the next one: the factor by which the slower one is slower, unless the
     * two are equal within their intervals.
     */
    private String comparison(Prediction next) {
        double ratio = next.cost(advice.gradients()) / best.cost(advice.gradients());
        double factor = Math.max(ratio, 1 / ratio);
        boolean within = isWithin(best, next) && isWithin(next, best);
        if (factor < EQUAL || factor <= Advice.ALIKE && within) {
            return best.label() + " and " + next.label() + " (" + time(next) + ") take the same"
                    + (within ? " within their intervals" : "")
                    + (hasLessSetUp(next) ? ", and " + best.label() + setUp() : "");
        }
        String times =
                " " + factor(factor) + " times as long" + (within ? ", within their intervals" : "") + shares(next);
        return ratio > 1
                ? "the next best, " + next.label() + ", takes" + times
                : best.label() + " takes" + times + " as " + next.label()
                        + (hasLessSetUp(next) ? ", but" + setUp() : "");
    }

    /** Returns whether the cost of one mode is in the interval of the other. */
    private boolean isWithin(Prediction one, Prediction other) {
        Estimate interval = other.time().orElseThrow();
        double moved = one.cost(advice.gradients()) - (other.cost(advice.gradients()) - other.nanos());
        return interval.known() && interval.lo() <= moved && moved <= interval.hi();
    }

    /** Returns whether less set-up decided against another mode, or clearly speaks against it. */
    private boolean hasLessSetUp(Prediction next) {
        double factor = next.cost(advice.gradients()) < best.cost(advice.gradients()) ? 1 : Advice.SET_UP_ALIKE;
        return factor * best.prepareNanos() < next.prepareNanos();
    }

    private String setUp() {
        return best.prepareNanos() == 0 ? " needs no set-up" : " needs less set-up";
    }

    private String shares(Prediction next) {
        boolean spread = !Double.isInfinite(advice.gradients()) && best.prepareNanos() + next.prepareNanos() > 0;
        return spread ? ", with the set-up spread over " + Counted.of((long) advice.gradients(), "gradient") : "";
    }

    /**
     * Returns the numbers of gradients for which the advice holds, and what to use for fewer or for more; empty if it holds for
     * any number.
     */
    private String numberOfGradients() {
        boolean prepared = best.prepareNanos() > 0;
        Optional<String> fewer = prepared
                ? cheapest(p -> p.prepareNanos() == 0 && p.nanos() > best.nanos())
                        .map(this::fewer)
                : Optional.empty();
        Optional<String> more = cheapest(
                        p -> p.prepareNanos() > best.prepareNanos() && Advice.ALIKE * p.nanos() < best.nanos())
                .map(this::more);
        if (!prepared) {
            return more.map(use -> " For " + use + ".").orElse("");
        }
        return " The set-up of " + best.label() + " takes " + Rounded.time(best.prepareNanos(), DIGITS)
                + fewer.orElse("")
                + more.map(use -> (fewer.isPresent() ? ", for " : "; for ") + use)
                        .orElse("") + ".";
    }

    /** Returns the mode with the shortest time of a gradient among some. */
    private Optional<Prediction> cheapest(Predicate<Prediction> among) {
        return candidates.stream().filter(among).min(Comparator.comparingDouble(Prediction::nanos));
    }

    private String fewer(Prediction other) {
        return (isBound(best) || isBound(other)
                        ? "; for few gradients use "
                        : " and has paid off after " + Counted.about(paysOffAfter(best, other), "gradient")
                                + "; for fewer use ")
                + other.label() + " (" + time(other) + " each, without set-up)";
    }

    private String more(Prediction other) {
        String many = isBound(best) || isBound(other)
                ? "many gradients"
                : "more than " + Counted.about(paysOffAfter(other, best), "gradient");
        return many + " use " + other.label() + " (" + time(other) + " each, after a set-up of "
                + Rounded.time(other.prepareNanos(), DIGITS) + ")";
    }

    /** Returns whether a time is only an upper bound, from which no number of gradients follows. */
    private static boolean isBound(Prediction prediction) {
        return prediction.isMeasured() && !prediction.isWarm();
    }

    /** Returns the number of gradients from which a faster mode compensates for its longer set-up. */
    private static double paysOffAfter(Prediction faster, Prediction slower) {
        return (faster.prepareNanos() - slower.prepareNanos()) / (slower.nanos() - faster.nanos());
    }

    /** Returns the time of a gradient, with as many digits as its interval justifies. */
    private static String time(Prediction prediction) {
        return Rounded.time(prediction.time().orElseThrow());
    }

    private static String factor(double value) {
        return value < TWO_PLACES ? String.format(Locale.ROOT, "%.2f", value) : ratio(value);
    }

    /** Returns the text of a ratio, or of a number of primals. */
    static String ratio(double value) {
        return value < ONE_PLACE ? String.format(Locale.ROOT, "%.1f", value) : Rounded.digits(value, 2);
    }
}

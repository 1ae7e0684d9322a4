package org.gradcost.advise;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/** The reason for a recommendation: what a gradient takes, which mode comes next, and for how many gradients the advice holds. */
final class AdviceReason {

    /** Two costs are equal in what is printed of them if their factor is below this. */
    private static final double EQUAL = 1.005;

    /** A factor that one place would make 1.0 or 1.1 has two. */
    private static final double TWO_PLACES = 1.095;

    private static final double ONE_PLACE = 9.95;

    private final Advice advice;
    private final Prediction best;
    private final List<Prediction> candidates;

    /** @param best the recommended mode */
    AdviceReason(Advice advice, Prediction best) {
        this.advice = advice;
        this.best = best;
        this.candidates = Advice.candidates(advice.predictions());
    }

    /** Returns the reason, in a sentence or two. */
    String text() {
        StringBuilder text = new StringBuilder();
        int passes = best.facts().map(Workbench.Facts::passes).orElse(1);
        text.append(passes == 1 ? "one pass gives " : passes + " passes give ")
                .append(advice.m() == 1 && advice.n() == 1 ? "the derivative" : "all derivatives")
                .append(" in ")
                .append(Rounded.time(best.nanos()));
        advice.primal()
                .ifPresent(p -> text.append(", ")
                        .append(ratio(best.nanos() / p.value()))
                        .append(" primals"));
        next().ifPresent(next -> text.append("; ").append(comparison(next)));
        return text.append('.').append(numberOfGradients()).toString();
    }

    /** Returns the cheapest of the other modes that were tried like the recommended one. */
    private Optional<Prediction> next() {
        return candidates.stream()
                .filter(p -> !p.equals(best))
                .min(Comparator.comparingDouble(p -> p.cost(advice.gradients())));
    }

    /** Compares the recommended mode with the next: the dearer one takes so many times as long, unless nothing tells them apart. */
    private String comparison(Prediction next) {
        double ratio = next.cost(advice.gradients()) / best.cost(advice.gradients());
        double factor = Math.max(ratio, 1 / ratio);
        boolean within = isWithin(best, next) && isWithin(next, best);
        if (factor < EQUAL || factor <= Advice.ALIKE && within) {
            return best.label() + " and " + next.label() + " (" + Rounded.time(next.nanos()) + ") take the same"
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

    private boolean hasLessSetUp(Prediction next) {
        return best.prepareNanos() < next.prepareNanos();
    }

    private String setUp() {
        return best.prepareNanos() == 0 ? " needs no set-up" : " needs less set-up";
    }

    private String shares(Prediction next) {
        boolean spread = !Double.isInfinite(advice.gradients()) && best.prepareNanos() + next.prepareNanos() > 0;
        return spread ? ", with the set-up spread over " + Counted.of((long) advice.gradients(), "gradient") : "";
    }

    /** Returns for how many gradients the advice holds, and what to use for fewer or for more; empty if it holds for any. */
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
        return " Its set-up takes " + Rounded.time(best.prepareNanos()) + fewer.orElse("")
                + more.map(use -> (fewer.isPresent() ? ", for " : "; for ") + use)
                        .orElse("") + ".";
    }

    /** Returns the mode with the shortest gradient among some. */
    private Optional<Prediction> cheapest(Predicate<Prediction> among) {
        return candidates.stream().filter(among).min(Comparator.comparingDouble(Prediction::nanos));
    }

    private String fewer(Prediction other) {
        return " and has paid off after " + Counted.about(paysOffAfter(best, other), "gradient") + "; for fewer use "
                + other.label() + " (" + Rounded.time(other.nanos()) + " each, without set-up)";
    }

    private String more(Prediction other) {
        return "more than " + Counted.about(paysOffAfter(other, best), "gradient") + " use " + other.label() + " ("
                + Rounded.time(other.nanos()) + " each, after a set-up of " + Rounded.time(other.prepareNanos()) + ")";
    }

    /** Returns the number of gradients from which a faster mode makes up for its longer set-up. */
    private static double paysOffAfter(Prediction faster, Prediction slower) {
        return (faster.prepareNanos() - slower.prepareNanos()) / (slower.nanos() - faster.nanos());
    }

    private static String factor(double value) {
        return value < TWO_PLACES ? String.format(Locale.ROOT, "%.2f", value) : ratio(value);
    }

    /** Returns a number of times, or of primals. */
    static String ratio(double value) {
        return value < ONE_PLACE ? String.format(Locale.ROOT, "%.1f", value) : Rounded.digits(value, 2);
    }
}

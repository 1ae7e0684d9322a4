package org.gradcost.results.summary;

import java.util.OptionalLong;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/**
 * The n from which a reverse mode stays ahead of the best forward mode, up to the largest n measured.
 *
 * <p>An end of an interval that would lie outside the sizes measured is put on the smallest or largest of them, and
 * stands for "at most" or "at least" that.
 */
public sealed interface Crossover {

    /** The modes that are compared. */
    Subject subject();

    /** Returns n* in the digits that its interval bears, or the bound that is known, {@code ≤ 2}; without a dagger. */
    String value();

    /** Text of an interval that is not known. */
    String UNKNOWN = "unknown";

    /** Returns the 95 % interval of n*, {@code ≤ 2–4.7}, or {@link #UNKNOWN}; empty if it adds nothing to the value. */
    String interval();

    /** Returns {@code †} if extrapolated cells took part, and nothing otherwise. */
    default String dagger() {
        return subject().extrapolatedFrom.isPresent() ? "†" : "";
    }

    /** One line for the user; it ends with a dagger if extrapolated cells took part. */
    String statement();

    /**
     * A reverse mode against the forward modes of the same family, gates, m and threads.
     *
     * @param reverse the reverse mode's series
     * @param against the forward modes, in words
     * @param smallest n at which both were measured
     * @param largest n at which both were measured
     * @param extrapolatedFrom the smallest n at which a cell that took part is extrapolated; empty if none is
     * @param speedUp the time of the forward mode over that of the reverse mode at the largest n
     * @param known whether the interval is; it is not where a cell that took part ran in a single fork
     */
    record Subject(
            Series reverse,
            String against,
            long smallest,
            long largest,
            OptionalLong extrapolatedFrom,
            double speedUp,
            boolean known) {

        private String say(String what) {
            String circuit = reverse.family() + ", " + reverse.gates() + " gates" + reverse.shared();
            String dagger = extrapolatedFrom.isPresent()
                    ? " † (with extrapolated cells from n = " + extrapolatedFrom.getAsLong() + ")"
                    : "";
            return circuit + ": " + what + (known ? "" : ", interval unknown") + dagger;
        }

        /** Returns an end of an interval: where it lies outside the sizes, the bound that is known. */
        private String end(double n, int digits) {
            if (n <= smallest) {
                return "≤ " + smallest;
            }
            return n >= largest ? "≥ " + largest : Rounded.digits(n, Math.min(3, Math.max(2, digits)));
        }

        private String end(double n) {
            return end(n, 2);
        }
    }

    /**
     * Reverse overtakes within the sizes measured.
     *
     * @param n n* and its 95 % interval, if it is known
     */
    record Within(Subject subject, Estimate n) implements Crossover {
        @Override
        public String value() {
            return Rounded.of(n);
        }

        @Override
        public String interval() {
            return subject.known ? subject.end(n.lo(), n.digits()) + "–" + subject.end(n.hi(), n.digits()) : UNKNOWN;
        }

        @Override
        public String statement() {
            String interval = subject.known
                    ? " (95 %% interval %s to %s)"
                            .formatted(subject.end(n.lo(), n.digits()), subject.end(n.hi(), n.digits()))
                    : "";
            return subject.say("%s overtakes %s at n* = %s%s"
                    .formatted(subject.reverse.mode(), subject.against, value(), interval));
        }
    }

    /**
     * Reverse is ahead at every size measured.
     *
     * @param hi upper end of the 95 % interval of n*; the smallest n if the interval ends there too; NaN if unknown
     */
    record FromSmallest(Subject subject, double hi) implements Crossover {
        @Override
        public String value() {
            return "≤ " + subject.smallest;
        }

        @Override
        public String interval() {
            if (!subject.known) {
                return UNKNOWN;
            }
            return hi > subject.smallest ? value() + "–" + subject.end(hi) : "";
        }

        @Override
        public String statement() {
            String doubt = hi > subject.smallest ? "; 95 % interval up to n* = " + subject.end(hi) : "";
            return subject.say("%s is ahead of %s from the smallest n measured (n = %s)%s"
                    .formatted(subject.reverse.mode(), subject.against, subject.smallest, doubt));
        }
    }

    /**
     * Reverse is behind at the largest size measured.
     *
     * @param lo lower end of the 95 % interval of n*; the largest n if the interval begins there too; NaN if unknown
     */
    record NotWithin(Subject subject, double lo) implements Crossover {
        @Override
        public String value() {
            return "> " + subject.largest;
        }

        @Override
        public String interval() {
            if (!subject.known) {
                return UNKNOWN;
            }
            return lo < subject.largest ? subject.end(lo) + "–≥ " + subject.largest : "";
        }

        @Override
        public String statement() {
            String doubt = lo < subject.largest ? "; 95 % interval from n* = " + subject.end(lo) : "";
            return subject.say("%s does not overtake %s within the sizes measured (n ≤ %s)%s"
                    .formatted(subject.reverse.mode(), subject.against, subject.largest, doubt));
        }
    }

    /**
     * Both cost the same at every size measured, so that no n separates them.
     *
     * @param least the lowest end of the 95 % intervals of reverse over forward, or of the ratios themselves where the
     *     intervals are unknown; and at least {@link #LEAST_SAME}
     * @param most the highest end, and at most {@link #MOST_SAME}
     */
    record Same(Subject subject, double least, double most) implements Crossover {
        @Override
        public String value() {
            return "none: the same";
        }

        @Override
        public String interval() {
            return subject.known ? "" : UNKNOWN;
        }

        @Override
        public String statement() {
            return subject.say(
                    "%s and %s cost the same at every n measured (%s ≤ n ≤ %s): between %s and %s of its time"
                            .formatted(
                                    subject.reverse.mode(),
                                    subject.against,
                                    subject.smallest,
                                    subject.largest,
                                    Rounded.digits(least, 2),
                                    Rounded.digits(most, 2)));
        }
    }

    /** Up to this ratio of reverse over forward, with its 95 % interval, both cost the same. */
    double MOST_SAME = 1.2;

    /** From this ratio on, both cost the same. */
    double LEAST_SAME = 1 / MOST_SAME;
}

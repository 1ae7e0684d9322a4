package org.gradcost.results.summary;

import java.util.OptionalLong;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/**
 * The smallest n from which a reverse mode is faster than the best forward mode at all larger n that were measured.
 *
 * <p>An end of an interval that would be outside the measured sizes is set to the smallest or largest of them, and means "at
 * most" or "at least" that size.
 */
public sealed interface Crossover {

    /** Returns the modes that are compared. */
    Subject subject();

    /** Returns n* with as many digits as its interval justifies, or the known bound, {@code ≤ 2}; without a dagger. */
    String value();

    /** The text for an unknown interval. */
    String UNKNOWN = "unknown";

    /** Returns the 95 % interval of n*, {@code ≤ 2–4.7}, or {@link #UNKNOWN}; empty if it adds nothing to the value. */
    String interval();

    /** Returns {@code †} if extrapolated cells were used, and an empty text otherwise. */
    default String dagger() {
        return subject().extrapolatedFrom.isPresent() ? "†" : "";
    }

    /** Returns a sentence for the user, with a dagger at its end if extrapolated cells were used. */
    String statement();

    /**
     * A comparison of a reverse mode with the forward modes of the same family, gates, m and threads.
     *
     * @param reverse series of the reverse mode
     * @param against the forward modes, in words
     * @param smallest n at which both were measured
     * @param largest n at which both were measured
     * @param extrapolatedFrom smallest n at which an extrapolated cell was used; empty if there is none
     * @param speedUp time of the forward mode over that of the reverse mode at the largest n
     * @param known whether the interval is known; it is not if a cell that was used ran in a single fork
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

        /** Returns an end of an interval, or the known bound if it is outside the measured sizes. */
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
     * A crossover within the measured sizes.
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
     * The case that reverse mode is faster at every measured size.
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
     * The case that reverse mode is slower at the largest measured size.
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
     * The case that both cost the same at every measured size, so that there is no crossover.
     *
     * @param least lowest end of the 95 % intervals of reverse over forward, or lowest ratio if the intervals are unknown; at
     *     least {@link #LEAST_SAME}
     * @param most highest end, at most {@link #MOST_SAME}
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

    /** The largest ratio of reverse over forward, with its 95 % interval, at which both cost the same. */
    double MOST_SAME = 1.2;

    /** The smallest ratio at which both cost the same. */
    double LEAST_SAME = 1 / MOST_SAME;
}

package org.gradcost.results.summary;

import java.util.Optional;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/**
 * The line over inputs n and outputs m on which a reverse mode and the best forward mode of its kind take the same time for a
 * Jacobian, and the success of the rule of thumb that uses forward mode if n &lt; m.
 *
 * @param family name of the family
 * @param gates granularity of its circuit
 * @param mode the reverse mode
 * @param against the forward modes that it is compared with
 * @param cells number of pairs (n, m) at which both were measured
 * @param line on which they tie; empty if the cells do not determine it, because they are collinear or too few
 * @param judged number of cells with n ≠ m, for which the rule names a mode
 * @param right number of those at which the rule names the faster mode
 * @param worst the largest ratio, over cells, of the time of the named mode to that of the faster one; 1 if the rule is always
 *     right
 * @param extrapolated whether an extrapolated cell was used
 */
public record Boundary(
        String family,
        String gates,
        String mode,
        String against,
        int cells,
        Optional<Line> line,
        int judged,
        int right,
        double worst,
        boolean extrapolated) {

    /**
     * The line {@code m = factor·n^exponent}; with more outputs than that, reverse mode is slower. In the rule of thumb both are
     * 1.
     *
     * @param exponent slope of the line over log n and log m
     */
    public record Line(Estimate exponent, Estimate factor) {

        private String intervals() {
            return exponent.known()
                    ? "95 %% intervals: factor %s to %s, exponent %s to %s"
                            .formatted(
                                    Rounded.end(factor, factor.lo()),
                                    Rounded.end(factor, factor.hi()),
                                    Rounded.placesEnd(exponent, exponent.lo()).replace('-', '−'),
                                    Rounded.placesEnd(exponent, exponent.hi()).replace('-', '−'))
                    : "intervals unknown";
        }
    }

    /** Returns a sentence for the user, with a dagger at its end if extrapolated cells were used. */
    public String statement() {
        return family + ", " + gates + " gates: "
                + line.map(l -> "%s tie at m = %s·n^%s (%s), forward is ahead above"
                                .formatted(pair(), Rounded.of(l.factor), Rounded.placesOf(l.exponent), l.intervals()))
                        .orElse("the " + Counted.of(cells, "size") + " measured " + (cells == 1 ? "does" : "do")
                                + " not determine the line on which " + pair() + " tie")
                + "; the rule “forward when n < m” "
                + (judged == 0
                        ? "does not apply, as n = m"
                        : "names the faster at " + right + " of " + Counted.of(judged, "size")
                                + (right < judged
                                        ? ", and costs up to " + Rounded.digits(worst, 2)
                                                + " times as much where it is wrong"
                                        : ""))
                + (extrapolated ? " † (with extrapolated cells)" : "");
    }

    /** Returns what ties on the line: the reverse mode and the forward modes. */
    public String pair() {
        return mode + " and " + against;
    }
}

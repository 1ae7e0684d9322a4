package org.gradcost.results.summary;

import java.util.Optional;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/**
 * The line over (n, m), inputs and outputs, on which a reverse mode and the best forward mode take the same time for a Jacobian; and
 * how well the rule of thumb does that goes forward when n &lt; m.
 *
 * @param family name of the family
 * @param gates of its circuit
 * @param mode the reverse mode
 * @param cells pairs (n, m) at which both were measured
 * @param line on which they tie; empty if the cells do not tell: all on one line themselves, or too few
 * @param judged cells with n ≠ m, of which the rule says something
 * @param right of those, where it names the faster
 * @param worst time of what the rule names over that of the faster, at the cell where this is largest; 1 if it is always
 *     right
 * @param extrapolated whether a cell that took part is extrapolated
 */
public record Boundary(
        String family,
        String gates,
        String mode,
        int cells,
        Optional<Line> line,
        int judged,
        int right,
        double worst,
        boolean extrapolated) {

    /**
     * {@code m = factor·n^exponent}; more outputs than that, and forward is ahead. The rule has both 1.
     *
     * @param exponent the slope of the line over log n and log m
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

    /** One line for the user; it ends with a dagger if extrapolated cells took part. */
    public String statement() {
        return family + ", " + gates + " gates: "
                + line.map(l -> "%s and the best forward mode tie at m = %s·n^%s (%s), forward is ahead above"
                                .formatted(mode, Rounded.of(l.factor), Rounded.placesOf(l.exponent), l.intervals()))
                        .orElse("the " + Counted.of(cells, "size") + " measured do not determine the line on which "
                                + mode + " and the best forward mode tie")
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
}

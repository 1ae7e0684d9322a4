package org.gradcost.results.report.figure;

import static java.util.Map.entry;

import java.util.Map;

/**
 * How a mode looks, the same everywhere.
 *
 * @param colour {@code #rrggbb}; of Okabe and Ito's palette, or Tol's where that has no more
 * @param mark besides the colour
 */
public record Style(String colour, Mark mark) {

    /** Shapes that are told apart when small. */
    public enum Mark {
        CIRCLE,
        SQUARE,
        TRIANGLE,
        DIAMOND,
        DOWN
    }

    private static final Map<String, Style> MODES = Map.ofEntries(
            entry("primal", new Style("#777777", Mark.CIRCLE)),
            entry("hand", new Style("#009E73", Mark.DIAMOND)),
            entry("reverse", new Style("#0072B2", Mark.SQUARE)),
            entry("reverse-compiled", new Style("#56B4E9", Mark.DIAMOND)),
            entry("reverse-checkpointed", new Style("#CC79A7", Mark.SQUARE)),
            entry("reverse-blocked", new Style("#44AA99", Mark.SQUARE)),
            entry("reverse-compressed", new Style("#332288", Mark.SQUARE)),
            entry("forward", new Style("#D55E00", Mark.TRIANGLE)),
            entry("vector-forward", new Style("#E69F00", Mark.DOWN)),
            entry("forward-compressed", new Style("#CC6677", Mark.TRIANGLE)),
            entry("hipparchus", new Style("#882255", Mark.TRIANGLE)),
            entry("finite-differences", new Style("#999933", Mark.CIRCLE)),
            entry("forward-over-forward", new Style("#AA4499", Mark.TRIANGLE)),
            entry("forward-over-reverse", new Style("#DDCC77", Mark.DOWN)),
            entry("reverse-over-forward", new Style("#88CCEE", Mark.DIAMOND)),
            entry("reverse-over-reverse", new Style("#117733", Mark.SQUARE)));

    private static final Style OTHER = new Style("#444466", Mark.CIRCLE);

    /** That of a mode by its name; others share one. */
    public static Style of(String mode) {
        return MODES.getOrDefault(mode, OTHER);
    }

    int red() {
        return Integer.parseInt(colour.substring(1, 3), 16);
    }

    int green() {
        return Integer.parseInt(colour.substring(3, 5), 16);
    }

    int blue() {
        return Integer.parseInt(colour.substring(5, 7), 16);
    }
}

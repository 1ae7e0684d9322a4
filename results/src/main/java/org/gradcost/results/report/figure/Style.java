package org.gradcost.results.report.figure;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The look of a mode, the same in every figure.
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
            entry("forward-compiled", new Style("#F0E442", Mark.DOWN)),
            entry("forward-support", new Style("#661100", Mark.DIAMOND)),
            entry("forward-compressed", new Style("#CC6677", Mark.TRIANGLE)),
            entry("forward-compressed-compiled", new Style("#EE8866", Mark.DIAMOND)),
            entry("reverse-compressed-compiled", new Style("#6699CC", Mark.DOWN)),
            entry("hipparchus", new Style("#882255", Mark.TRIANGLE)),
            entry("finite-differences", new Style("#999933", Mark.CIRCLE)),
            entry("forward-over-forward", new Style("#AA4499", Mark.TRIANGLE)),
            entry("forward-over-reverse", new Style("#DDCC77", Mark.DOWN)),
            entry("forward-over-reverse-compiled", new Style("#BBCC33", Mark.DOWN)),
            entry("reverse-over-forward", new Style("#88CCEE", Mark.DIAMOND)),
            entry("reverse-over-reverse", new Style("#117733", Mark.SQUARE)));

    /** Colours for modes that are not ours, in the order in which they are given out; each with every mark. */
    private static final List<String> OTHERS = List.of(
            "#B2182B", "#2166AC", "#1B7837", "#762A83", "#8C510A", "#01665E", "#C51B7D", "#4D4D4D", "#E08214",
            "#5AAE61", "#9970AB", "#4393C3");

    /**
     * Returns the style of each mode of a run: ours have colours of their own, and others get the next that no mode of the
     * run has.
     *
     * @param modes in the order of legends
     */
    public static Map<String, Style> all(List<String> modes) {
        Map<String, Style> styles = new HashMap<>();
        int next = 0;
        for (String mode : modes) {
            Style own = MODES.get(mode);
            styles.put(mode, own != null ? own : other(next++));
        }
        return styles;
    }

    private static Style other(int i) {
        Mark[] marks = Mark.values();
        // Colours change first; after 12 of them the marks are shifted against the colours.
        return new Style(OTHERS.get(i % OTHERS.size()), marks[(i + i / OTHERS.size()) % marks.length]);
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

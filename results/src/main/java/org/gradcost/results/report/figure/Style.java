package org.gradcost.results.report.figure;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.results.report.figure.Mark.Cut;
import org.gradcost.results.report.figure.Mark.Outline;

/**
 * The style of a mode, the same in every figure.
 *
 * @param colour {@code #rrggbb} from Okabe and Ito's palette, or from Tol's when that is exhausted
 * @param mark that distinguishes it from other modes without colours
 */
public record Style(String colour, Mark mark) {

    /** The styles of Gradcost's modes: the outline shows the direction, and a dot that the mode is compiled. */
    private static final Map<String, Style> MODES = Map.ofEntries(
            own("primal", "#777777", Outline.CIRCLE, Cut.NONE),
            own("hand", "#009E73", Outline.DIAMOND, Cut.NONE),
            own("reverse", "#0072B2", Outline.SQUARE, Cut.NONE),
            own("reverse-compiled", "#56B4E9", Outline.SQUARE, Cut.DOT),
            own("reverse-checkpointed", "#CC79A7", Outline.SQUARE, Cut.SLIT),
            own("reverse-blocked", "#44AA99", Outline.SQUARE, Cut.NICK),
            own("reverse-compressed", "#332288", Outline.BOWL, Cut.NONE),
            own("reverse-compressed-compiled", "#6699CC", Outline.BOWL, Cut.DOT),
            own("forward", "#D55E00", Outline.TRIANGLE, Cut.NONE),
            own("forward-compiled", "#F0E442", Outline.TRIANGLE, Cut.DOT),
            own("forward-support", "#661100", Outline.TRIANGLE, Cut.SLIT),
            own("preaccumulated", "#000000", Outline.DIAMOND, Cut.SLIT),
            own("vector-forward", "#E69F00", Outline.DOWN, Cut.NONE),
            own("forward-compressed", "#CC6677", Outline.DOME, Cut.NONE),
            own("forward-compressed-compiled", "#EE8866", Outline.DOME, Cut.DOT),
            own("hipparchus", "#882255", Outline.STAR, Cut.NONE),
            own("finite-differences", "#999933", Outline.CROSS, Cut.NONE),
            own("forward-over-forward", "#AA4499", Outline.RIGHT, Cut.NONE),
            own("forward-over-reverse", "#DDCC77", Outline.LEFT, Cut.NONE),
            own("forward-over-reverse-compiled", "#BBCC33", Outline.LEFT, Cut.DOT),
            own("reverse-over-forward", "#88CCEE", Outline.HOURGLASS, Cut.NONE),
            own("reverse-over-reverse", "#117733", Outline.BOWTIE, Cut.NONE));

    /** The colours for other modes, in the order in which they are assigned. */
    private static final List<String> OTHERS = List.of(
            "#B2182B", "#2166AC", "#1B7837", "#762A83", "#8C510A", "#01665E", "#C51B7D", "#4D4D4D", "#E08214",
            "#5AAE61", "#9970AB", "#4393C3");

    /**
     * Returns the style of each mode of a run. Gradcost's modes have fixed marks and colours; each other mode gets the next mark
     * that no mode of the run has.
     *
     * @param modes in the order of legends
     */
    public static Map<String, Style> all(List<String> modes) {
        Map<String, Style> styles = new HashMap<>();
        Set<Mark> taken = new HashSet<>();
        for (String mode : modes) {
            Style own = MODES.get(mode);
            if (own != null) {
                styles.put(mode, own);
                taken.add(own.mark);
            }
        }
        List<Mark> free =
                Mark.ALL.stream().filter(mark -> !taken.contains(mark)).toList();
        int next = 0;
        for (String mode : modes) {
            if (!styles.containsKey(mode)) {
                // After the last mark they start again, each with its next colour.
                int round = next / free.size();
                int place = next % free.size();
                styles.put(mode, new Style(OTHERS.get((place + round) % OTHERS.size()), free.get(place)));
                next++;
            }
        }
        return styles;
    }

    private static Map.Entry<String, Style> own(String mode, String colour, Outline outline, Cut cut) {
        return entry(mode, new Style(colour, new Mark(outline, cut)));
    }

    /** Returns the style of anything that is not a curve. */
    static Style plain(String colour) {
        return new Style(colour, new Mark(Outline.CIRCLE, Cut.NONE));
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

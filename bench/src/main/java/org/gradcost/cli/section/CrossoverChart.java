package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Series;
import org.gradcost.terminal.TerminalWidth;

/** A chart with a strip for each circuit over a logarithmic axis of n, which shows the faster direction and its uncertainty. */
final class CrossoverChart {

    private static final int WIDEST = 60;

    /** The width of a strip below which it is printed under its name instead of beside it. */
    private static final int NARROW = 30;

    /** The number of characters after the end of the axis, for the largest n. */
    private static final int AXIS_END = 9;

    private final List<Crossover> crossovers;
    private final boolean severalModes;
    private final double from;
    private final double to;
    private final int width;
    private final int label;

    CrossoverChart(List<Crossover> crossovers) {
        this(crossovers, TerminalWidth.orElse(Integer.MAX_VALUE));
    }

    /**
     * Creates the chart.
     *
     * @param columns of the terminal
     */
    CrossoverChart(List<Crossover> crossovers, int columns) {
        this.crossovers = crossovers;
        this.severalModes = haveSeveralModes(crossovers);
        this.from = extreme(c -> c.subject().smallest(), true);
        this.to = extreme(c -> c.subject().largest(), false);
        int longest = crossovers.stream().mapToInt(c -> name(c).length()).max().orElse(0) + 2;
        this.label = columns - longest - AXIS_END < NARROW ? 0 : longest;
        this.width = Math.max(NARROW, Math.min(WIDEST, columns - label - AXIS_END));
    }

    void print(PrintWriter out) {
        if (crossovers.isEmpty()) {
            return;
        }
        out.println();
        boolean known =
                crossovers.stream().anyMatch(crossover -> crossover.subject().known());
        out.println("Who is ahead:  · forward   █ reverse"
                + (known ? "   ▒ within the interval of n*" : "; no interval of n* is known") + "   = the same");
        out.println();
        for (Crossover crossover : crossovers) {
            out.println((label == 0 ? name(crossover) + System.lineSeparator() : pad(name(crossover), label))
                    + strip(crossover));
        }
        out.println(" ".repeat(label) + axis());
    }

    private String strip(Crossover crossover) {
        StringBuilder strip = new StringBuilder();
        for (int column = 0; column < width; column++) {
            strip.append(mark(crossover, at(column)));
        }
        return strip.toString().stripTrailing();
    }

    private char mark(Crossover crossover, double n) {
        double half = Math.pow(to / from, 0.5 / width);
        if (n * half < crossover.subject().smallest()
                || n / half > crossover.subject().largest()) {
            return ' ';
        }
        if (crossover instanceof Crossover.Within within) {
            if (n >= within.n().lo() / half && n <= within.n().hi() * half) {
                return '▒';
            }
            return n < within.n().value() ? '·' : '█';
        }
        if (crossover instanceof Crossover.Same) {
            return '=';
        }
        return crossover instanceof Crossover.FromSmallest ? '█' : '·';
    }

    /** Returns an axis with powers of ten, and the ends. */
    private String axis() {
        StringBuilder axis = new StringBuilder(" ".repeat(width + 12));
        write(axis, 0, "n=" + Math.round(from));
        for (long tick = 10; tick < to; tick *= 10) {
            int column = (int) Math.round(width * Math.log(tick / from) / Math.log(to / from));
            if (column > 6 && column < width - 6) {
                write(axis, column, String.valueOf(tick));
            }
        }
        write(axis, width - 1, String.valueOf(Math.round(to)));
        return axis.toString().stripTrailing();
    }

    private static void write(StringBuilder axis, int column, String text) {
        axis.replace(column, column + text.length(), text);
    }

    private double at(int column) {
        return from * Math.pow(to / from, (column + 0.5) / width);
    }

    private double extreme(ToDoubleFunction<Crossover> n, boolean least) {
        var values = crossovers.stream().mapToDouble(n);
        return (least ? values.min() : values.max()).orElse(1);
    }

    private String name(Crossover crossover) {
        Series series = crossover.subject().reverse();
        return series.family() + ", " + series.gates() + series.shared()
                + (severalModes
                        ? ", " + series.mode() + " : " + crossover.subject().against()
                        : "");
    }

    /** Returns whether several reverse modes are compared with the forward modes, so that they must be named. */
    static boolean haveSeveralModes(List<Crossover> crossovers) {
        return crossovers.stream()
                        .map(crossover -> crossover.subject().reverse().mode())
                        .distinct()
                        .count()
                > 1;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}

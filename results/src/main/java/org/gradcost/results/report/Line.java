package org.gradcost.results.report;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.summary.Series;

/** What is one curve in a chart. */
record Line(String gates, String mode, int width, int m, int threads) implements Comparable<Line> {
    private static final List<String> MODES = List.of(
            Modes.PRIMAL, "hand", "reverse", "reverse-compiled", "reverse-checkpointed", "forward", "vector-forward");
    private static final Comparator<Line> ORDER = comparing((Line line) -> place(line.mode()))
            .thenComparing(Line::mode)
            .thenComparing(line -> line.coarse() ? line.gates() : "")
            .thenComparingInt(Line::width)
            .thenComparingInt(Line::m)
            .thenComparingInt(Line::threads)
            .thenComparing(Line::gates);

    static Line of(Cell cell, Outputs outputs) {
        return new Line(cell.gates(), cell.mode(), cell.width(), outputs.of(cell), cell.threads());
    }

    /** The place of a mode among the others, in legends and tables. */
    static int place(String mode) {
        int place = MODES.indexOf(mode);
        return place < 0 ? MODES.size() : place;
    }

    boolean coarse() {
        return !gates.equals("scalar") && !gates.equals(Modes.PLAIN_GATES);
    }

    String name(boolean withGates, boolean withWidth) {
        return mode
                + (withWidth && width > 1 ? " ×" + width : "")
                + (withGates && !gates.equals(Modes.PLAIN_GATES) ? " (" + gates + ")" : "")
                + Series.shared(m == Outputs.GROWING ? 1 : m, threads);
    }

    @Override
    public int compareTo(Line other) {
        return ORDER.compare(this, other);
    }
}

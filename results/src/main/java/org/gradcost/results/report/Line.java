package org.gradcost.results.report;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.summary.Series;

/**
 * The identity of a curve in a chart.
 *
 * @param place position of its mode in legends
 */
record Line(int place, String gates, String mode, int width, int m, int threads) implements Comparable<Line> {
    private static final Comparator<Line> ORDER = comparing(Line::place)
            .thenComparing(Line::mode)
            .thenComparing(line -> line.coarse() ? line.gates() : "")
            .thenComparingInt(Line::width)
            .thenComparingInt(Line::m)
            .thenComparingInt(Line::threads)
            .thenComparing(Line::gates);

    static Line of(Cell cell, ReportData data) {
        return new Line(
                data.roles().traits(cell.variant()).order(),
                cell.gates(),
                cell.variant(),
                cell.width(),
                data.outputs().of(cell),
                cell.threads());
    }

    boolean coarse() {
        return !gates.equals("scalar") && !gates.equals(Modes.PLAIN_GATES);
    }

    String name(boolean withGates, boolean withWidth, boolean withOutputs) {
        return mode
                + (withWidth && width > 1 ? " ×" + width : "")
                + (withGates && !gates.equals(Modes.PLAIN_GATES) ? " (" + gates + ")" : "")
                + Series.shared(withOutputs && m != Outputs.GROWING ? m : 1, threads);
    }

    @Override
    public int compareTo(Line other) {
        return ORDER.compare(this, other);
    }
}

package org.gradcost.results.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.report.figure.Canvas.Anchor;
import org.gradcost.results.report.figure.Canvas.At;

/** Drawing of a chart: frame, guides, bands, lines, marks, and a legend below. */
final class Painter {
    static final double WIDTH = 252;
    private static final double PLOT_HEIGHT = 150;
    private static final double LEFT = 40;
    private static final double RIGHT = 8;
    private static final double TOP = 6;
    private static final double BELOW = 30;
    private static final double LEGEND_LINE = 10;
    private static final double LABEL = 7;
    private static final double AXIS_LABEL = 8;
    private static final double KEY = 20;
    static final double MARK = 2.1;
    private static final Style INK = Style.plain("#000000");
    private static final Style GRID = Style.plain("#dddddd");
    private static final Style PAPER = Style.plain("#ffffff");
    private static final Style GUIDE = Style.plain("#666666");

    private final Chart chart;
    private final List<List<Chart.Curve>> legend;
    private final Axis x;
    private final Axis y;
    private Canvas canvas;

    Painter(Chart chart) {
        this.chart = chart;
        this.legend = legend();
        double bottom = BELOW + lines() * LEGEND_LINE;
        this.x = chart.xAxis(LEFT, WIDTH - RIGHT);
        this.y = chart.yAxis(bottom, bottom + PLOT_HEIGHT);
    }

    private int lines() {
        return legend.size() + (chart.guides().isEmpty() ? 0 : 1);
    }

    double height() {
        return y.to() + TOP;
    }

    void on(Canvas target) {
        this.canvas = target;
        axes();
        chart.guides().forEach(this::guide);
        if (chart.joined()) {
            chart.curves().forEach(this::band);
        }
        chart.curves().forEach(this::curve);
        double top = lines() * LEGEND_LINE - LABEL + 2;
        for (int row = 0; row < legend.size(); row++) {
            legend(legend.get(row), top - row * LEGEND_LINE);
        }
        if (!chart.guides().isEmpty()) {
            canvas.line(List.of(new At(4, 5.5), new At(KEY, 5.5)), GUIDE, 0.6, 1.5);
            canvas.text(new At(4 + KEY, 3), chart.note(), LABEL, Anchor.START, false);
        }
    }

    private void axes() {
        for (AxisUnits.Tick tick : x.ticks(AxisUnits.NUMBER)) {
            double at = x.at(tick.value());
            canvas.line(List.of(new At(at, y.from()), new At(at, y.to())), GRID, 0.4, 0);
            label(new At(at, y.from() - 9), tick, Anchor.MIDDLE);
        }
        for (AxisUnits.Tick tick : y.ticks(chart.scale())) {
            double at = y.at(tick.value());
            canvas.line(List.of(new At(x.from(), at), new At(x.to(), at)), GRID, 0.4, 0);
            label(new At(x.from() - 3, at - 2.5), tick, Anchor.END);
        }
        At corner = new At(x.from(), y.from());
        canvas.line(
                List.of(corner, new At(x.to(), y.from()), new At(x.to(), y.to()), new At(x.from(), y.to()), corner),
                INK,
                0.6,
                0);
        canvas.text(new At((x.from() + x.to()) / 2, y.from() - 19), "n", AXIS_LABEL, Anchor.MIDDLE, false);
        canvas.text(new At(9, (y.from() + y.to()) / 2), chart.y(), AXIS_LABEL, Anchor.MIDDLE, true);
    }

    private void label(At at, AxisUnits.Tick tick, Anchor anchor) {
        double small = LABEL - 1.5;
        double base = canvas.width(tick.base(), LABEL);
        double power = canvas.width(tick.exponent(), small);
        double whole = base + power + canvas.width(tick.unit(), LABEL);
        double start = anchor == Anchor.END ? at.x() - whole : at.x() - whole / 2;
        canvas.text(new At(start, at.y()), tick.base(), LABEL, Anchor.START, false);
        if (!tick.exponent().isEmpty()) {
            canvas.text(new At(start + base, at.y() + 2.5), tick.exponent(), small, Anchor.START, false);
        }
        if (!tick.unit().isEmpty()) {
            canvas.text(new At(start + base + power, at.y()), tick.unit(), LABEL, Anchor.START, false);
        }
    }

    /** Draws the part of a guide that is inside the frame. */
    private void guide(Chart.Guide guide) {
        double from = x.least();
        double to = x.most();
        if (guide.power() != 0) {
            double low = Math.pow(y.least() / guide.factor(), 1 / guide.power());
            double high = Math.pow(y.most() / guide.factor(), 1 / guide.power());
            from = Math.max(from, Math.min(low, high));
            to = Math.min(to, Math.max(low, high));
        } else if (!y.holds(guide.factor())) {
            return;
        }
        if (from < to) {
            canvas.line(List.of(at(from, guide.at(from)), at(to, guide.at(to))), GUIDE, 0.6, 1.5);
        }
    }

    private void band(Chart.Curve curve) {
        List<At> outline = new ArrayList<>();
        curve.points().forEach(p -> outline.add(at(p.n(), p.hi())));
        for (int i = curve.points().size() - 1; i >= 0; i--) {
            Chart.Point p = curve.points().get(i);
            outline.add(at(p.n(), p.lo()));
        }
        canvas.area(outline, curve.style(), 0.18);
    }

    private void curve(Chart.Curve curve) {
        if (chart.joined()) {
            canvas.line(
                    curve.points().stream().map(p -> at(p.n(), p.value())).toList(),
                    curve.style(),
                    1,
                    curve.dashed() ? 3 : 0);
        }
        curve.points().forEach(p -> mark(at(p.n(), p.value()), curve.style(), p.extrapolated()));
    }

    private void mark(At at, Style style, boolean hollow) {
        canvas.shape(style.mark().outlineAt(at, MARK), style, hollow);
        List<At> cut = style.mark().cutAt(at, MARK);
        if (!cut.isEmpty()) {
            canvas.area(cut, hollow ? style : PAPER, 1);
        }
    }

    private At at(double n, double value) {
        return new At(x.at(n), y.at(value));
    }

    private void legend(List<Chart.Curve> row, double height) {
        double at = 4;
        for (Chart.Curve curve : row) {
            if (chart.joined()) {
                canvas.line(
                        List.of(new At(at, height + 2.5), new At(at + KEY - 4, height + 2.5)),
                        curve.style(),
                        1,
                        curve.dashed() ? 3 : 0);
            }
            mark(new At(at + (KEY - 4) / 2, height + 2.5), curve.style(), false);
            canvas.text(new At(at + KEY, height), curve.name(), LABEL, Anchor.START, false);
            at += entry(curve);
        }
    }

    private List<List<Chart.Curve>> legend() {
        List<List<Chart.Curve>> rows = new ArrayList<>();
        double used = WIDTH;
        for (Chart.Curve curve : chart.curves()) {
            if (used + entry(curve) > WIDTH - 4) {
                rows.add(new ArrayList<>());
                used = 4;
            }
            rows.get(rows.size() - 1).add(curve);
            used += entry(curve);
        }
        return rows;
    }

    private static double entry(Chart.Curve curve) {
        return KEY + Typeface.width(Typeface.printable(curve.name()), LABEL) + 8;
    }
}

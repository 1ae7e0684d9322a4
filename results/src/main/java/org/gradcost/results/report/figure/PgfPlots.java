package org.gradcost.results.report.figure;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradcost.results.format.Escape;
import org.gradcost.results.report.figure.Chart.Curve;
import org.gradcost.results.report.figure.Chart.Point;

/** A chart as a PGFPlots picture, in full precision, so that an author can change its style. */
final class PgfPlots {
    private final Chart chart;
    private final StringBuilder out = new StringBuilder();

    private PgfPlots(Chart chart) {
        this.chart = chart;
    }

    static String of(Chart chart) {
        return new PgfPlots(chart).picture();
    }

    private String picture() {
        out.append("% needs \\usepackage{pgfplots,textcomp} and \\pgfplotsset{compat=1.16}\n");
        chart.curves().stream().map(Curve::style).distinct().forEach(this::declare);
        Axis x = chart.xAxis(0, 1);
        Axis y = chart.yAxis(0, 1);
        out.append("\\begin{tikzpicture}\n\\begin{loglogaxis}[\n  width=\\linewidth, height=0.75\\linewidth,\n")
                .append("  xlabel={$n$}, ylabel={")
                .append(Escape.latex(chart.y()))
                .append("},\n");
        axis("x", x, AxisUnits.NUMBER);
        axis("y", y, chart.scale());
        out.append("  minor tick style={draw=none},\n")
                .append("  label style={font=\\small}, tick label style={font=\\footnotesize},\n")
                .append("  legend style={font=\\scriptsize, draw=none, at={(0.5,-0.28)}, anchor=north},\n")
                .append("  legend columns=2, legend cell align=left, grid=major, grid style={gray!25},\n")
                .append("  mark size=")
                .append(number(Painter.MARK))
                .append("pt]\n");
        chart.guides().forEach(guide -> guide(guide, x));
        chart.curves().forEach(this::curve);
        return out.append("\\end{loglogaxis}\n\\end{tikzpicture}\n").toString();
    }

    private void axis(String name, Axis axis, AxisUnits scale) {
        List<AxisUnits.Tick> ticks = axis.ticks(scale);
        out.append("  %smin=%s, %smax=%s,\n".formatted(name, number(axis.least()), name, number(axis.most())))
                .append("  %stick={%s},\n"
                        .formatted(
                                name,
                                ticks.stream().map(tick -> number(tick.value())).collect(Collectors.joining(","))))
                .append("  %sticklabels={%s},\n"
                        .formatted(
                                name, ticks.stream().map(AxisUnits.Tick::latex).collect(Collectors.joining(","))));
    }

    private void guide(Chart.Guide guide, Axis x) {
        out.append("% ")
                .append(Escape.latex(guide.name()))
                .append("\n\\addplot[forget plot, gray, densely dashed, domain=")
                .append(number(x.least()))
                .append(":")
                .append(number(x.most()))
                .append(", samples=2] {")
                .append(number(guide.factor()))
                .append(guide.power() == 0 ? "" : "*x^" + number(guide.power()))
                .append("};\n");
    }

    private void curve(Curve curve) {
        String colour = colour(curve.style());
        if (chart.joined()) {
            out.append("\\addplot[forget plot, draw=none, fill=")
                    .append(colour)
                    .append(", fill opacity=0.18] coordinates {\n")
                    .append(coordinates(curve, Point::hi, false))
                    .append(coordinates(curve, Point::lo, true))
                    .append("} -- cycle;\n");
        }
        out.append("\\addplot[")
                .append(chart.joined() ? "" : "only marks, ")
                .append(colour)
                .append(curve.dashed() ? ", dashed" : "")
                .append(", mark=")
                .append(mark(curve.style(), false))
                .append(", mark options={solid}] coordinates {\n")
                .append(coordinates(curve, Point::value, false))
                .append("};\n");
        out.append("\\addlegendentry{").append(Escape.latex(curve.name())).append("}\n");
        if (curve.points().stream().anyMatch(Point::extrapolated)) {
            out.append("\\addplot[forget plot, only marks, ")
                    .append(colour)
                    .append(", mark=")
                    .append(mark(curve.style(), true))
                    .append(", mark options={solid}] coordinates {\n")
                    .append(curve.points().stream()
                            .filter(Point::extrapolated)
                            .map(p -> coordinate(p, p.value()))
                            .collect(Collectors.joining()))
                    .append("};\n");
        }
    }

    private static String coordinates(Curve curve, ToDoubleFunction<Point> value, boolean backwards) {
        int last = curve.points().size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> curve.points().get(backwards ? last - i : i))
                .map(p -> coordinate(p, value.applyAsDouble(p)))
                .collect(Collectors.joining());
    }

    private static String coordinate(Point point, double value) {
        return "  (" + point.n() + "," + number(value) + ")\n";
    }

    private static String number(double value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT);
    }

    /** Declares the colour of a style and its mark, filled and hollow. */
    private void declare(Style style) {
        out.append("\\definecolor{")
                .append(colour(style))
                .append("}{HTML}{")
                .append(style.colour().substring(1))
                .append("}\n");
        declare(style, false);
        declare(style, true);
    }

    private void declare(Style style, boolean hollow) {
        out.append("\\pgfdeclareplotmark{%s}{\\pgfsetlinewidth{0.8pt}\\pgfsetfillcolor{%s}%%\n"
                .formatted(mark(style, hollow), hollow ? "white" : colour(style)));
        path(style.mark().outlineCorners(), "\\pgfusepathqfillstroke");
        if (!style.mark().cutCorners().isEmpty()) {
            out.append("  \\pgfsetfillcolor{%s}%%\n".formatted(hollow ? colour(style) : "white"));
            path(style.mark().cutCorners(), "\\pgfusepathqfill");
        }
        out.append("}\n");
    }

    private void path(List<List<Double>> corners, String use) {
        for (int i = 0; i < corners.size(); i++) {
            out.append("  \\pgfpath%s{\\pgfpoint{%s\\pgfplotmarksize}{%s\\pgfplotmarksize}}%%\n"
                    .formatted(
                            i == 0 ? "moveto" : "lineto",
                            corners.get(i).get(0),
                            corners.get(i).get(1)));
        }
        out.append("  \\pgfpathclose").append(use).append("%\n");
    }

    // Names are global in a document, so they are derived from the style itself.
    private static String colour(Style style) {
        return "gradcost" + style.colour().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String mark(Style style, boolean hollow) {
        return colour(style) + "-" + style.mark().label() + (hollow ? "-hollow" : "");
    }
}

package org.gradcost.results.report.figure;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradcost.results.format.Escape;
import org.gradcost.results.report.figure.Chart.Curve;
import org.gradcost.results.report.figure.Chart.Point;

/** A chart as a PGFPlots picture, in full precision: whoever edits the paper can restyle it. */
final class PgfPlots {
    private PgfPlots() {}

    static String of(Chart chart) {
        StringBuilder out = new StringBuilder("% needs \\usepackage{pgfplots} and \\pgfplotsset{compat=1.16}\n");
        for (Curve curve : chart.curves()) {
            out.append("\\definecolor{")
                    .append(colour(curve))
                    .append("}{HTML}{")
                    .append(curve.style().colour().substring(1))
                    .append("}\n");
        }
        out.append("\\begin{tikzpicture}\n\\begin{loglogaxis}[\n  width=\\linewidth, height=0.75\\linewidth,\n")
                .append("  xlabel={$n$}, ylabel={")
                .append(Escape.latex(chart.y()))
                .append("},\n")
                .append("  label style={font=\\small}, tick label style={font=\\footnotesize},\n")
                .append("  legend style={font=\\scriptsize, draw=none, at={(0.5,-0.28)}, anchor=north},\n")
                .append("  legend columns=2, legend cell align=left, grid=major, grid style={gray!25},\n")
                .append("  mark size=1.4pt]\n");
        for (Chart.Guide guide : chart.guides()) {
            out.append("% ")
                    .append(Escape.latex(guide.name()))
                    .append("\n")
                    .append("\\addplot[forget plot, gray, densely dotted, domain=")
                    .append(number(chart.least()))
                    .append(":")
                    .append(number(chart.most()))
                    .append(", samples=2] {")
                    .append(number(guide.factor()))
                    .append(guide.power() == 1 ? "*x" : "")
                    .append("};\n");
        }
        chart.curves().forEach(curve -> out.append(curve(curve)));
        return out.append("\\end{loglogaxis}\n\\end{tikzpicture}\n").toString();
    }

    private static String curve(Curve curve) {
        String colour = colour(curve);
        String line = colour + (curve.dashed() ? ", dashed" : "");
        StringBuilder out = new StringBuilder();
        out.append("\\addplot[forget plot, draw=none, fill=")
                .append(colour)
                .append(", fill opacity=0.18] coordinates {\n")
                .append(coordinates(curve, Point::hi, false))
                .append(coordinates(curve, Point::lo, true))
                .append("} -- cycle;\n");
        out.append("\\addplot[")
                .append(line)
                .append(", mark=")
                .append(mark(curve))
                .append(",\n")
                .append("  mark options={solid, fill=")
                .append(colour)
                .append("}] coordinates {\n")
                .append(coordinates(curve, Point::value, false))
                .append("};\n");
        out.append("\\addlegendentry{").append(Escape.latex(curve.name())).append("}\n");
        if (curve.points().stream().anyMatch(Point::extrapolated)) {
            out.append("\\addplot[forget plot, only marks, ")
                    .append(colour)
                    .append(", mark=")
                    .append(mark(curve))
                    .append(", mark options={solid, fill=white}] coordinates {\n")
                    .append(curve.points().stream()
                            .filter(Point::extrapolated)
                            .map(p -> coordinate(p, p.value()))
                            .collect(Collectors.joining()))
                    .append("};\n");
        }
        return out.toString();
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

    // A colour's name is global in a document: it is made from the colour itself.
    private static String colour(Curve curve) {
        return "gradcost" + curve.style().colour().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String mark(Curve curve) {
        return switch (curve.style().mark()) {
            case CIRCLE -> "*";
            case SQUARE -> "square*";
            case TRIANGLE, DOWN -> "triangle*";
            case DIAMOND -> "diamond*";
        };
    }
}

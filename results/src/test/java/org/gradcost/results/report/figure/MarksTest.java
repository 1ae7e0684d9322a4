package org.gradcost.results.report.figure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.gradcost.results.report.figure.Chart.Curve;
import org.gradcost.results.report.figure.Chart.Point;
import org.junit.jupiter.api.Test;

/** Marks alone tell modes apart, as in grey, and are the same in every format. */
class MarksTest {
    private static final int GRID = 41;

    /** Ours, some more than there are of other libraries, and 30 that nobody knows. */
    private static final List<String> MODES = Stream.concat(
                    Stream.of(
                            "primal",
                            "hand",
                            "reverse",
                            "reverse-compiled",
                            "reverse-checkpointed",
                            "reverse-blocked",
                            "reverse-compressed",
                            "reverse-compressed-compiled",
                            "forward",
                            "forward-compiled",
                            "forward-support",
                            "preaccumulated",
                            "vector-forward",
                            "forward-compressed",
                            "forward-compressed-compiled",
                            "hipparchus",
                            "finite-differences",
                            "forward-over-forward",
                            "forward-over-reverse",
                            "forward-over-reverse-compiled",
                            "reverse-over-forward",
                            "reverse-over-reverse"),
                    IntStream.range(0, 30).mapToObj(i -> "unknown-" + i))
            .toList();

    @Test
    void everyModeHasAMarkOfItsOwn() {
        Map<String, Style> styles = Style.all(MODES);
        assertEquals(
                MODES.size(),
                styles.values().stream().map(Style::mark).distinct().count());
    }

    /** Of the squares of a fine grid over two marks, one in twenty is black in one and white in the other. */
    @Test
    void noTwoMarksLookAlike() {
        for (Mark one : Mark.ALL) {
            for (Mark other : Mark.ALL) {
                if (!one.equals(other)) {
                    boolean[] a = ink(one);
                    boolean[] b = ink(other);
                    long black = IntStream.range(0, a.length)
                            .filter(i -> a[i] || b[i])
                            .count();
                    long differ = IntStream.range(0, a.length)
                            .filter(i -> a[i] != b[i])
                            .count();
                    assertTrue(
                            differ * 20 >= black, one.label() + " and " + other.label() + ": " + differ + "/" + black);
                }
            }
        }
    }

    private static boolean[] ink(Mark mark) {
        Path2D outline = path(mark.outlineCorners());
        Path2D cut = mark.cutCorners().isEmpty() ? new Path2D.Double() : path(mark.cutCorners());
        boolean[] ink = new boolean[GRID * GRID];
        for (int i = 0; i < ink.length; i++) {
            double x = 4.0 * (i % GRID) / GRID - 2;
            double y = 4.0 * (i / GRID) / GRID - 2;
            ink[i] = outline.contains(x, y) && !cut.contains(x, y);
        }
        return ink;
    }

    private static Path2D path(List<List<Double>> corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners.get(0).get(0), corners.get(0).get(1));
        corners.forEach(corner -> path.lineTo(corner.get(0), corner.get(1)));
        path.closePath();
        return path;
    }

    /** A mode's mark in SVG, PDF and PGFPlots is that of its style, corner by corner; the page draws these corners too. */
    @Test
    void everyFormatDrawsTheSameMark() throws IOException {
        Map<String, Style> styles = Style.all(MODES);
        for (String mode : MODES) {
            Mark mark = styles.get(mode).mark();
            List<Point> points =
                    List.of(new Point(10, 100, 100, 100, false, 2), new Point(100, 200, 200, 200, false, 3));
            Chart chart = new Chart(
                    mode,
                    "time",
                    AxisUnits.TIME,
                    true,
                    List.of(new Curve(mode, styles.get(mode), false, points)),
                    List.of(),
                    "");
            List<List<List<Double>>> shapes = mark.cutCorners().isEmpty()
                    ? List.of(mark.outlineCorners())
                    : List.of(mark.outlineCorners(), mark.cutCorners());
            for (List<List<Double>> shape : shapes) {
                assertTrue(holds(svg(chart), shape), mode + " in SVG");
                assertTrue(holds(pdf(chart), shape), mode + " in PDF");
                assertTrue(holds(pgf(chart), shape), mode + " in PGFPlots");
            }
        }
    }

    /** Returns whether one of the polygons is the shape, moved and scaled. */
    private static boolean holds(List<List<double[]>> polygons, List<List<Double>> shape) {
        return polygons.stream().anyMatch(polygon -> isLike(polygon, shape));
    }

    private static boolean isLike(List<double[]> polygon, List<List<Double>> shape) {
        if (polygon.size() != shape.size()) {
            return false;
        }
        double size = distance(polygon.get(0), polygon.get(1)) / distance(pair(shape.get(0)), pair(shape.get(1)));
        for (int i = 0; i < shape.size(); i++) {
            double dx = polygon.get(i)[0]
                    - polygon.get(0)[0]
                    - size * (shape.get(i).get(0) - shape.get(0).get(0));
            double dy = polygon.get(i)[1]
                    - polygon.get(0)[1]
                    - size * (shape.get(i).get(1) - shape.get(0).get(1));
            if (Math.hypot(dx, dy) > 0.15) { // SVG has two decimal places
                return false;
            }
        }
        return size > 0;
    }

    private static double[] pair(List<Double> corner) {
        return new double[] {corner.get(0), corner.get(1)};
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static List<List<double[]>> svg(Chart chart) {
        List<List<double[]>> polygons = new ArrayList<>();
        Matcher polygon = Pattern.compile("<polygon points=\"([^\"]*)\"").matcher(new String(Figure.svg(chart), UTF_8));
        while (polygon.find()) {
            polygons.add(Stream.of(polygon.group(1).split(" "))
                    .map(corner -> corner.split(","))
                    .map(xy -> new double[] {Double.parseDouble(xy[0]), -Double.parseDouble(xy[1])})
                    .toList());
        }
        return polygons;
    }

    private static List<List<double[]>> pgf(Chart chart) {
        List<List<double[]>> polygons = new ArrayList<>();
        Pattern corner =
                Pattern.compile("\\{\\\\pgfpoint\\{(\\S+?)\\\\pgfplotmarksize}\\{(\\S+?)\\\\pgfplotmarksize}}");
        for (String part : new String(Figure.tex(chart), UTF_8).split("\\\\pgfpathclose")) {
            List<double[]> polygon = new ArrayList<>();
            Matcher at = corner.matcher(part);
            while (at.find()) {
                polygon.add(new double[] {Double.parseDouble(at.group(1)), Double.parseDouble(at.group(2))});
            }
            polygons.add(polygon);
        }
        return polygons;
    }

    private static List<List<double[]>> pdf(Chart chart) throws IOException {
        List<List<double[]>> polygons = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(Figure.pdf(chart))) {
            List<Object> operands = new ArrayList<>();
            for (Object token : new PDFStreamParser(document.getPage(0)).parse()) {
                if (!(token instanceof Operator operator)) {
                    operands.add(token);
                    continue;
                }
                if (operator.getName().equals("m")) {
                    polygons.add(new ArrayList<>());
                }
                if (operator.getName().matches("[ml]")) {
                    polygons.get(polygons.size() - 1).add(new double[] {number(operands, 0), number(operands, 1)});
                }
                operands.clear();
            }
        }
        return polygons;
    }

    private static double number(List<Object> operands, int i) {
        return ((COSNumber) operands.get(i)).floatValue();
    }
}

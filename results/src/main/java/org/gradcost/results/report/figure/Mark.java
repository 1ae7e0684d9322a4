package org.gradcost.results.report.figure;

import static org.gradcost.results.report.figure.Mark.Cut.DOT;
import static org.gradcost.results.report.figure.Mark.Cut.NICK;
import static org.gradcost.results.report.figure.Mark.Cut.NONE;
import static org.gradcost.results.report.figure.Mark.Cut.SLIT;
import static org.gradcost.results.report.figure.Mark.Outline.*;
import static org.gradcost.results.report.figure.Polygons.*;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradcost.results.report.figure.Canvas.At;

/**
 * The mark at the points of a curve: an outline, and in some marks a white cut, since there are more modes than outlines. Every
 * format draws the same polygons, so that a mode looks alike in all of them, and in greyscale.
 *
 * @param outline shape of the mark
 * @param cut part that is left white
 */
public record Mark(Outline outline, Cut cut) {
    /** The shape of a mark, in a circle of about radius 1. */
    public enum Outline {
        CIRCLE(polygon(20, 0, 1)),
        SQUARE(polygon(4, 45, 1.25)),
        TRIANGLE(polygon(3, 90, 1.35)),
        DIAMOND(polygon(4, 0, 1.35)),
        DOWN(polygon(3, -90, 1.35)),
        STAR(star(5, 90, 1.5, 0.6)),
        CROSS(plus(45)),
        PLUS(plus(0)),
        RIGHT(polygon(3, 0, 1.35)),
        LEFT(polygon(3, 180, 1.35)),
        DOME(half(0)),
        BOWL(half(180)),
        HOURGLASS(corners(-1.1, 1.1, 1.1, 1.1, 0.25, 0, 1.1, -1.1, -1.1, -1.1, -0.25, 0)),
        BOWTIE(corners(1.1, -1.1, 1.1, 1.1, 0, 0.25, -1.1, 1.1, -1.1, -1.1, 0, -0.25)),
        BURST(star(4, 90, 1.6, 0.5)),
        TRISTAR(star(3, 90, 1.6, 0.4)),
        BAR(corners(-1.4, 0.5, 1.4, 0.5, 1.4, -0.5, -1.4, -0.5)),
        COLUMN(corners(-0.5, 1.4, 0.5, 1.4, 0.5, -1.4, -0.5, -1.4)),
        SLIM(corners(0, 1.6, 0.7, 0, 0, -1.6, -0.7, 0)),
        FLAT(corners(1.6, 0, 0, 0.7, -1.6, 0, 0, -0.7));

        private final List<At> corners;

        Outline(List<At> corners) {
            this.corners = corners;
        }
    }

    /** A white part of a mark. */
    public enum Cut {
        NONE(List.of()),
        DOT(polygon(12, 0, 0.5)),
        SLIT(corners(-0.6, 0.2, 0.6, 0.2, 0.6, -0.2, -0.6, -0.2)),
        NICK(corners(-0.2, 0.6, 0.2, 0.6, 0.2, -0.6, -0.2, -0.6));

        private final List<At> corners;

        Cut(List<At> corners) {
            this.corners = corners;
        }
    }

    /** All marks, the most easily distinguished ones first. */
    static final List<Mark> ALL = Stream.of(
                    Arrays.stream(Outline.values()).map(outline -> new Mark(outline, NONE)),
                    with(DOT, CIRCLE, SQUARE, TRIANGLE, DIAMOND, DOWN, STAR, CROSS, PLUS, RIGHT, LEFT, BURST),
                    with(SLIT, CIRCLE, SQUARE, TRIANGLE, DIAMOND, DOWN, RIGHT, LEFT),
                    with(NICK, CIRCLE, SQUARE, TRIANGLE, DIAMOND, DOWN, RIGHT, LEFT),
                    with(DOT, DOME, BOWL, SLIM, FLAT, TRISTAR),
                    with(SLIT, DOME, BOWL, BAR),
                    with(NICK, DOME, BOWL, COLUMN))
            .flatMap(marks -> marks)
            .toList();

    private static Stream<Mark> with(Cut cut, Outline... outlines) {
        return Arrays.stream(outlines).map(outline -> new Mark(outline, cut));
    }

    /** Returns its name, such as {@code square} or {@code square-dot}. */
    public String label() {
        return outline.name().toLowerCase(Locale.ROOT)
                + (cut == NONE ? "" : "-" + cut.name().toLowerCase(Locale.ROOT));
    }

    /** Returns the corners of the outline relative to the centre, x and y of each, with y pointing upwards. */
    public List<List<Double>> outlineCorners() {
        return pairs(outline.corners);
    }

    /** Returns the corners of the cut; none if there is no cut. */
    public List<List<Double>> cutCorners() {
        return pairs(cut.corners);
    }

    /** Returns the outline with a given centre and radius. */
    List<At> outlineAt(At centre, double radius) {
        return moved(outline.corners, centre, radius);
    }

    /** Returns the cut with a given centre and radius; no corners if there is no cut. */
    List<At> cutAt(At centre, double radius) {
        return moved(cut.corners, centre, radius);
    }

    private static List<List<Double>> pairs(List<At> corners) {
        return corners.stream().map(at -> List.of(at.x(), at.y())).toList();
    }

    private static List<At> moved(List<At> corners, At centre, double radius) {
        return corners.stream()
                .map(at -> new At(centre.x() + radius * at.x(), centre.y() + radius * at.y()))
                .toList();
    }
}

package org.gradcost.results.report.figure;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcost.results.report.figure.Canvas.At;

/** The outlines of marks; a circle is a polygon of many corners, so that every mark is drawn alike. */
final class Marks {
    private static final double SIZE = 2.1;
    private static final int CIRCLE = 20;

    private Marks() {}

    static List<At> at(At centre, Style.Mark mark) {
        return switch (mark) {
            case CIRCLE -> polygon(centre, CIRCLE, 0, SIZE);
            case SQUARE -> polygon(centre, 4, Math.PI / 4, SIZE * 1.25);
            case DIAMOND -> polygon(centre, 4, 0, SIZE * 1.3);
            case TRIANGLE -> polygon(centre, 3, Math.PI / 2, SIZE * 1.35);
            case DOWN -> polygon(centre, 3, -Math.PI / 2, SIZE * 1.35);
        };
    }

    private static List<At> polygon(At centre, int corners, double turn, double radius) {
        return IntStream.range(0, corners)
                .mapToDouble(k -> turn + 2 * Math.PI * k / corners)
                .mapToObj(angle -> new At(centre.x() + radius * Math.cos(angle), centre.y() + radius * Math.sin(angle)))
                .toList();
    }
}

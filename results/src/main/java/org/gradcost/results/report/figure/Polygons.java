package org.gradcost.results.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcost.results.report.figure.Canvas.At;

/** Corners of polygons around the origin. */
final class Polygons {
    /** The number of corners of a circle, which is drawn as a polygon so that all marks are drawn in the same way. */
    private static final int ROUND = 20;

    private Polygons() {}

    static List<At> polygon(int corners, double turn, double radius) {
        return IntStream.range(0, corners)
                .mapToObj(k -> polar(turn + 360.0 * k / corners, radius))
                .toList();
    }

    static List<At> star(int points, double turn, double outer, double inner) {
        return IntStream.range(0, 2 * points)
                .mapToObj(k -> polar(turn + 180.0 * k / points, k % 2 == 0 ? outer : inner))
                .toList();
    }

    static List<At> plus(double turn) {
        List<At> corners = new ArrayList<>();
        for (int arm = 0; arm < 4; arm++) {
            double along = turn + 90.0 * arm;
            corners.add(polar(along - 18, 1.4));
            corners.add(polar(along + 18, 1.4));
            corners.add(polar(along + 45, 0.6));
        }
        return corners;
    }

    /** Returns a half disc with its flat side at the bottom, rotated. */
    static List<At> half(double turn) {
        return IntStream.rangeClosed(0, ROUND / 2)
                .mapToObj(k -> polar(360.0 * k / ROUND, 1.4))
                .map(at -> turn == 0 ? new At(at.x(), at.y() - 0.6) : new At(-at.x(), 0.6 - at.y()))
                .toList();
    }

    static List<At> corners(double... xy) {
        return IntStream.range(0, xy.length / 2)
                .mapToObj(k -> new At(xy[2 * k], xy[2 * k + 1]))
                .toList();
    }

    // Rounded, so that the last bits of a platform's sine have no effect.
    private static At polar(double degrees, double radius) {
        double angle = Math.toRadians(degrees);
        return new At(rounded(radius * StrictMath.cos(angle)), rounded(radius * StrictMath.sin(angle)));
    }

    private static double rounded(double x) {
        return Math.round(x * 1000) / 1000.0;
    }
}

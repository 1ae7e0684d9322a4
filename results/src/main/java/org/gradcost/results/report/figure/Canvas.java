package org.gradcost.results.report.figure;

import java.util.List;

/** A drawing surface, in points (1/72 inch) with the origin at the lower left. */
interface Canvas {

    /** A point. */
    record At(double x, double y) {}

    /** The part of a text that is at its position. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * Draws a polyline.
     *
     * @param dash length of dashes and gaps; 0 for a solid line
     */
    void line(List<At> points, Style style, double width, double dash);

    /**
     * Fills a polygon without drawing a border.
     *
     * @param opacity of the filling, 0 to 1
     */
    void area(List<At> corners, Style style, double opacity);

    /** Draws a closed outline filled with its colour, or with white if it is hollow. */
    void shape(List<At> corners, Style style, boolean hollow);

    /** Draws a text, upright or turned by 90° counter-clockwise. */
    void text(At at, String text, double size, Anchor anchor, boolean turned);

    /** Returns the width of a text, in points. */
    double width(String text, double size);
}

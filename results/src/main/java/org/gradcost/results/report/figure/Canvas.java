package org.gradcost.results.report.figure;

import java.util.List;

/** A surface for drawing: in points (1/72 inch), with the origin at the lower left. */
interface Canvas {

    /** A corner or an end of a line. */
    record At(double x, double y) {}

    /** The anchor of a text. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** @param dash length of dashes and gaps; 0 for a solid line */
    void line(List<At> points, Style style, double width, double dash);

    /** @param opacity of the filling, 0 to 1; no border */
    void area(List<At> corners, Style style, double opacity);

    /** A closed outline filled with its colour, or with white if hollow. */
    void shape(List<At> corners, Style style, boolean hollow);

    /** Upright, or turned a quarter to the left. */
    void text(At at, String text, double size, Anchor anchor, boolean turned);

    /** Width of a text, in points. */
    double width(String text, double size);
}

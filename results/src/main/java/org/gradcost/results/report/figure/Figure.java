package org.gradcost.results.report.figure;

import java.nio.charset.StandardCharsets;

/** Conversion of a chart to the file formats for a paper. */
public final class Figure {
    private Figure() {}

    /** Returns the figure as SVG. */
    public static byte[] svg(Chart chart) {
        Painter painter = new Painter(chart);
        SvgCanvas canvas = new SvgCanvas(Painter.WIDTH, painter.height(), chart.title());
        painter.on(canvas);
        return canvas.document().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the figure as PDF. */
    public static byte[] pdf(Chart chart) {
        Painter painter = new Painter(chart);
        PdfCanvas canvas = new PdfCanvas(Painter.WIDTH, painter.height(), chart.title());
        painter.on(canvas);
        return canvas.document();
    }

    /** Returns the figure as PGFPlots code, for a document that loads the package. */
    public static byte[] tex(Chart chart) {
        return PgfPlots.of(chart).getBytes(StandardCharsets.UTF_8);
    }
}

package org.gradcost.results.report.figure;

import java.nio.charset.StandardCharsets;

/** A chart as the files that a paper takes. */
public final class Figure {
    private Figure() {}

    /** As SVG. */
    public static byte[] svg(Chart chart) {
        Painter painter = new Painter(chart);
        SvgCanvas canvas = new SvgCanvas(Painter.WIDTH, painter.height(), chart.title());
        painter.on(canvas);
        return canvas.document().getBytes(StandardCharsets.UTF_8);
    }

    /** As PDF. */
    public static byte[] pdf(Chart chart) {
        Painter painter = new Painter(chart);
        PdfCanvas canvas = new PdfCanvas(Painter.WIDTH, painter.height(), chart.title());
        painter.on(canvas);
        return canvas.document();
    }

    /** As PGFPlots, to be input where its package is loaded. */
    public static byte[] tex(Chart chart) {
        return PgfPlots.of(chart).getBytes(StandardCharsets.UTF_8);
    }
}

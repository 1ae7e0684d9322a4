package org.gradcost.results.report.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradcost.results.format.Escape;

/** An SVG picture, whose text remains text. */
final class SvgCanvas implements Canvas {
    private static final String FONTS = "'Liberation Sans', Arial, Helvetica, sans-serif";

    private final double width;
    private final double height;
    private final String title;
    private final StringBuilder out = new StringBuilder();

    SvgCanvas(double width, double height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    String document() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$spt" height="%2$spt" viewBox="0 0 %1$s %2$s" role="img">
                <title>%3$s</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %4$s</svg>
                """.formatted(number(width), number(height), Escape.html(title), out);
    }

    @Override
    public void line(List<At> points, Style style, double width, double dash) {
        out.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>\n"
                .formatted(
                        points(points),
                        style.colour(),
                        number(width),
                        dash > 0 ? " stroke-dasharray=\"" + number(dash) + "\"" : ""));
    }

    @Override
    public void area(List<At> corners, Style style, double opacity) {
        out.append("<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>\n"
                .formatted(points(corners), style.colour(), number(opacity)));
    }

    @Override
    public void shape(List<At> corners, Style style, boolean hollow) {
        out.append("<polygon points=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"0.8\"/>\n"
                .formatted(points(corners), hollow ? "#ffffff" : style.colour(), style.colour()));
    }

    @Override
    public void text(At at, String text, double size, Anchor anchor, boolean turned) {
        String x = number(at.x());
        String y = number(height - at.y());
        out.append("<text x=\"%s\" y=\"%s\" font-family=\"%s\" font-size=\"%s\" text-anchor=\"%s\"%s>%s</text>\n"
                .formatted(
                        x,
                        y,
                        FONTS,
                        number(size),
                        anchor.name().toLowerCase(Locale.ROOT),
                        turned ? " transform=\"rotate(-90 " + x + " " + y + ")\"" : "",
                        Escape.html(Typeface.printable(text))));
    }

    @Override
    public double width(String text, double size) {
        return Typeface.width(Typeface.printable(text), size);
    }

    private String points(List<At> points) {
        return points.stream()
                .map(p -> number(p.x()) + "," + number(height - p.y()))
                .collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}

package org.gradcost.cli.picture;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.gradcost.family.learning.Learner.Saliency;

/**
 * Images of digits, and beside each the gradient of its score: a square for every pixel, whose area is proportional to the slope;
 * it is filled and green if more ink would raise the score, and hollow and red if more ink would lower it.
 */
public final class SaliencyPicture {

    private static final int SIDE = 8;
    private static final double PIXEL = 12;
    private static final double IMAGE = SIDE * PIXEL;
    private static final double GAP = 14;
    private static final double CAPTION = 20;
    private static final int PAIRS_IN_A_ROW = 5;

    private final StringBuilder svg = new StringBuilder();

    private SaliencyPicture() {}

    public static String of(List<Saliency> digits) {
        return new SaliencyPicture().drawn(digits);
    }

    private String drawn(List<Saliency> digits) {
        int columns = Math.min(PAIRS_IN_A_ROW, digits.size());
        int rows = (digits.size() + columns - 1) / columns;
        double pairWidth = 2 * IMAGE + 2 * GAP;
        double pairHeight = IMAGE + CAPTION + GAP;
        double width = columns * pairWidth + GAP;
        double height = rows * pairHeight + GAP + CAPTION;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\""
                        + " font-family=\"sans-serif\" font-size=\"12\">\n",
                width, height, width, height);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n");
        for (int i = 0; i < digits.size(); i++) {
            double x = GAP + i % columns * pairWidth;
            double y = GAP + i / columns * pairHeight;
            pair(digits.get(i), x, y);
        }
        add(
                "<text x=\"%.1f\" y=\"%.1f\">■ more ink raises the score of its class   □ lowers it</text>\n",
                GAP, height - GAP / 2);
        return svg.append("</svg>\n").toString();
    }

    private void pair(Saliency digit, double x, double y) {
        image(digit.image(), x, y);
        gradient(digit.gradient(), x + IMAGE + GAP / 2, y);
        boolean right = digit.label() == digit.guess();
        add(
                "<text x=\"%.1f\" y=\"%.1f\">%d%s</text>\n",
                x, y + IMAGE + CAPTION - 5, digit.label(), right ? "" : ", taken for " + digit.guess());
    }

    private void image(double[] pixels, double x, double y) {
        for (int i = 0; i < pixels.length; i++) {
            int grey = (int) Math.round(255 * (1 - pixels[i]));
            add(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.0f\" height=\"%.0f\" fill=\"rgb(%d,%d,%d)\"/>\n",
                    x + i % SIDE * PIXEL, y + i / SIDE * PIXEL, PIXEL, PIXEL, grey, grey, grey);
        }
        frame(x, y);
    }

    private void gradient(double[] slopes, double x, double y) {
        double largest = DoubleStream.of(slopes).map(Math::abs).max().orElse(0);
        for (int i = 0; i < slopes.length && largest > 0; i++) {
            double side = Math.sqrt(Math.abs(slopes[i]) / largest) * (PIXEL - 2);
            double left = x + (i % SIDE + 0.5) * PIXEL - side / 2;
            double top = y + (i / SIDE + 0.5) * PIXEL - side / 2;
            add(
                    "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" %s/>\n",
                    left,
                    top,
                    side,
                    side,
                    slopes[i] > 0 ? "fill=\"#0a7a2f\"" : "fill=\"none\" stroke=\"#c4161c\" stroke-width=\"1.2\"");
        }
        frame(x, y);
    }

    private void frame(double x, double y) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.0f\" height=\"%.0f\" fill=\"none\" stroke=\"#888888\"/>\n",
                x, y, IMAGE, IMAGE);
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }
}

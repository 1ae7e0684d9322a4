package org.gradcost.circuit.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import org.gradcost.circuit.picture.Diagram.Box;
import org.gradcost.circuit.picture.Diagram.Kind;
import org.gradcost.circuit.picture.Diagram.Wire;
import org.gradcost.circuit.picture.Layout.Point;
import org.gradcost.circuit.picture.Layout.Rectangle;
import org.gradcost.circuit.picture.Layout.Size;

/** The text of diagrams as SVG, without references to other files such as style sheets, fonts or scripts. */
final class SvgFormat {

    private static final double LINE = PictureStyle.SMALL * PictureStyle.LINE;
    private static final double ROUND = 34;
    private static final double PADDING = 6;

    private final StringBuilder svg = new StringBuilder();

    private SvgFormat() {}

    static String of(List<Diagram> diagrams) {
        return new SvgFormat().drawn(diagrams);
    }

    private String drawn(List<Diagram> diagrams) {
        List<Layout> layouts = diagrams.stream().map(SvgFormat::layout).toList();
        double width = 0;
        double height = 0;
        for (int i = 0; i < layouts.size(); i++) {
            width = Math.max(width, Math.max(layouts.get(i).width(), legendWidth(diagrams.get(i))));
            height += layouts.get(i).height() + LINE;
        }
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\""
                        + " font-family=\"'DejaVu Sans Mono', Menlo, Consolas, 'Courier New', monospace\""
                        + " font-size=\"%.0f\" text-anchor=\"middle\">\n",
                width, height, width, height, PictureStyle.SMALL);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n");
        double y = 0;
        for (int i = 0; i < diagrams.size(); i++) {
            add("<g transform=\"translate(0 %.1f)\">\n", y);
            draw(diagrams.get(i), layouts.get(i));
            add("</g>\n");
            y += layouts.get(i).height() + LINE;
        }
        return svg.append("</svg>\n").toString();
    }

    /** Returns the layout of a diagram. */
    static Layout layout(Diagram diagram) {
        List<Size> boxes = new ArrayList<>();
        for (Box box : diagram.boxes()) {
            double width = PictureStyle.width(box.symbol(), PictureStyle.LARGE);
            width = Math.max(width, PictureStyle.width(box.name(), PictureStyle.SMALL));
            width = Math.max(width, PictureStyle.width(sum(diagram, box), PictureStyle.SMALL)) + 2 * PADDING;
            int below = (box.name().isEmpty() ? 0 : 1) + (box.sum().isEmpty() ? 0 : 1);
            double height = PictureStyle.LARGE * PictureStyle.LINE + below * LINE + PADDING;
            boxes.add(new Size(Math.max(width, ROUND), Math.max(height, ROUND)));
        }
        List<Size> labels = new ArrayList<>();
        for (Wire wire : diagram.wires()) {
            double primal = PictureStyle.width(wire.primal(), PictureStyle.SMALL);
            double derivative = PictureStyle.width(derivative(diagram, wire.derivative()), PictureStyle.SMALL);
            labels.add(new Size(Math.max(primal, derivative) + PADDING, 2 * LINE + PADDING));
        }
        try {
            return Layout.of(boxes, labels, diagram.wires());
        } catch (NoClassDefFoundError | ServiceConfigurationError e) {
            throw new IllegalStateException(
                    "an SVG picture needs org.eclipse.elk:org.eclipse.elk.alg.layered and"
                            + " org.eclipse.xtext:org.eclipse.xtext.xbase.lib on the class path",
                    e);
        }
    }

    private void draw(Diagram diagram, Layout layout) {
        for (int i = 0; i < diagram.wires().size(); i++) {
            Wire wire = diagram.wires().get(i);
            List<Point> points = new ArrayList<>(layout.wires().get(i));
            // The wire ends in the middle of a gate, which is drawn on top, since the round ends of a gate leave a gap.
            if (diagram.boxes().get(wire.to()).kind() == Kind.GATE) {
                points.add(new Point(
                        layout.boxes().get(wire.to()).centreX(),
                        points.get(points.size() - 1).y()));
            }
            if (diagram.boxes().get(wire.from()).kind() == Kind.GATE) {
                points.add(
                        0,
                        new Point(
                                layout.boxes().get(wire.from()).centreX(),
                                points.get(0).y()));
            }
            wire(points);
        }
        for (Point junction : layout.junctions()) {
            add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n",
                    junction.x(), junction.y(), PictureStyle.INK);
        }
        for (int i = 0; i < diagram.boxes().size(); i++) {
            box(diagram, diagram.boxes().get(i), layout.boxes().get(i));
        }
        for (int i = 0; i < diagram.wires().size(); i++) {
            Wire wire = diagram.wires().get(i);
            Rectangle label = layout.labels().get(i);
            primal(label.centreX(), label.centreY() - 0.35 * LINE, wire.primal());
            derivative(label.centreX(), label.centreY() + 0.95 * LINE, derivative(diagram, wire.derivative()));
        }
        legend(diagram, layout.height() + 0.5 * LINE);
    }

    private void wire(List<Point> points) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", point.x(), point.y()));
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\"/>\n", path, PictureStyle.INK);
    }

    private void box(Diagram diagram, Box box, Rectangle at) {
        if (box.kind() == Kind.GATE) {
            add(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\" fill=\"#eef3fa\""
                            + " stroke=\"%s\"/>\n",
                    at.x(), at.y(), at.width(), at.height(), Math.min(at.width(), at.height()) / 2, PictureStyle.INK);
        }
        int below = (box.name().isEmpty() ? 0 : 1) + (box.sum().isEmpty() ? 0 : 1);
        double y = at.centreY() - below * LINE / 2 + PictureStyle.LARGE / 3;
        add(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\" fill=\"%s\">%s</text>\n",
                at.centreX(), y, PictureStyle.LARGE, PictureStyle.INK, PictureStyle.escaped(box.symbol()));
        if (!box.name().isEmpty()) {
            y += LINE;
            add(
                    "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>\n",
                    at.centreX(), y, PictureStyle.INK, PictureStyle.escaped(box.name()));
        }
        if (!box.sum().isEmpty()) {
            derivative(at.centreX(), y + LINE, sum(diagram, box));
        }
    }

    private void primal(double x, double y, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" font-weight=\"bold\" fill=\"%s\">%s</text>\n",
                x, y, PictureStyle.GREEN, PictureStyle.escaped(text));
    }

    private void derivative(double x, double y, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" font-style=\"italic\" fill=\"%s\">%s</text>\n",
                x, y, PictureStyle.RED, PictureStyle.escaped(text));
    }

    private void legend(Diagram diagram, double y) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"start\" font-size=\"10\" fill=\"%s\">%s</text>\n",
                2 * PADDING, y, PictureStyle.INK, PictureStyle.escaped(legend(diagram)));
    }

    private static double legendWidth(Diagram diagram) {
        return PictureStyle.width(legend(diagram), 10) + 4 * PADDING;
    }

    private static String legend(Diagram diagram) {
        boolean reverse = diagram.arrow().equals(Diagram.REVERSE);
        return "bold, above a wire: value; " + diagram.arrow() + " italic, below: "
                + (reverse ? "adjoint " : "tangent ") + diagram.heading();
    }

    private static String derivative(Diagram diagram, String number) {
        return diagram.arrow() + " " + number;
    }

    private static String sum(Diagram diagram, Box box) {
        return box.sum().isEmpty() ? "" : diagram.arrow() + "Σ " + box.sum();
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }
}

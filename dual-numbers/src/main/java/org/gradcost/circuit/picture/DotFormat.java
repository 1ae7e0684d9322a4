package org.gradcost.circuit.picture;

import java.util.List;
import org.gradcost.circuit.picture.Diagram.Box;
import org.gradcost.circuit.picture.Diagram.Kind;
import org.gradcost.circuit.picture.Diagram.Wire;

/** The text of a diagram in the DOT language of Graphviz, for {@code dot -Tpdf}. */
final class DotFormat {

    private DotFormat() {}

    static String of(Diagram diagram) {
        StringBuilder dot = new StringBuilder();
        dot.append("digraph circuit {\n");
        dot.append("  rankdir=LR; ranksep=0.4;\n");
        dot.append("  node [fontname=\"Helvetica\", shape=circle, margin=0.05];\n");
        dot.append("  edge [fontname=\"Helvetica\", fontsize=11];\n");
        List<Box> boxes = diagram.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            dot.append("  n").append(i).append(" [").append(box(boxes.get(i), diagram.arrow()));
            dot.append("];\n");
        }
        for (Wire wire : diagram.wires()) {
            dot.append("  n").append(wire.from()).append(" -> n").append(wire.to());
            dot.append(" [label=<<font color=\"")
                    .append(PictureStyle.GREEN)
                    .append("\"><b>")
                    .append(PictureStyle.escaped(wire.primal()))
                    .append("</b></font><br/><font color=\"")
                    .append(PictureStyle.RED)
                    .append("\"><i>")
                    .append(diagram.arrow())
                    .append(' ')
                    .append(PictureStyle.escaped(wire.derivative()))
                    .append("</i></font>>];\n");
        }
        return dot.append("}\n").toString();
    }

    private static String box(Box box, String arrow) {
        StringBuilder label = new StringBuilder("label=<").append(PictureStyle.escaped(box.symbol()));
        if (!box.name().isEmpty()) {
            label.append("<br/><font point-size=\"10\">")
                    .append(PictureStyle.escaped(box.name()))
                    .append("</font>");
        }
        if (!box.sum().isEmpty()) {
            label.append("<br/><font point-size=\"10\" color=\"")
                    .append(PictureStyle.RED)
                    .append("\"><i>")
                    .append(arrow)
                    .append("Σ ")
                    .append(PictureStyle.escaped(box.sum()))
                    .append("</i></font>");
        }
        return label.append(">") + (box.kind() == Kind.GATE ? "" : ", shape=plaintext");
    }
}

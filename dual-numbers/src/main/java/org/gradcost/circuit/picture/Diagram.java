package org.gradcost.circuit.picture;

import java.util.List;

/**
 * The drawing of a circuit: boxes, wires, and two numbers on each wire. The value is above the wire, bold and green; the
 * derivative is below it, italic and red, with an arrow in its direction of flow, so that the two differ without colour too.
 *
 * @param boxes inputs and gates in the order of evaluation, outputs last
 * @param wires from box to box; those to one box in the order of its arguments
 * @param arrow before every derivative: {@link #REVERSE} or {@link #FORWARD}
 * @param heading what the derivatives are, e.g. {@code ∂f/∂·}
 */
public record Diagram(List<Box> boxes, List<Wire> wires, String arrow, String heading) {

    /** Adjoints flow against the values. */
    public static final String REVERSE = "←";

    /** Tangents flow with the values. */
    public static final String FORWARD = "→";

    /** The kinds of boxes. */
    public enum Kind {
        INPUT,
        GATE,
        OUTPUT
    }

    /**
     * An input, a gate or an output.
     *
     * @param symbol the gate, or the name of the input or output
     * @param name the name of the gate's output, or empty
     * @param sum the adjoint of a box that feeds several wires, or empty
     */
    public record Box(Kind kind, String symbol, String name, String sum) {}

    /**
     * A connection of two boxes.
     *
     * @param from the number of the box whose output it is
     * @param to the number of the box that it feeds
     * @param primal the value that it carries
     * @param derivative the adjoint or tangent that it carries
     */
    public record Wire(int from, int to, String primal, String derivative) {}

    /** Returns the diagram in the DOT language of Graphviz. */
    public String dot() {
        return DotFormat.of(this);
    }

    /**
     * Returns the diagram as an SVG picture. The Eclipse Layout Kernel has to be on the class path, see the package; no
     * program has to be installed.
     *
     * @throws IllegalStateException if the Eclipse Layout Kernel is not on the class path
     */
    public String svg() {
        return SvgFormat.of(List.of(this));
    }

    /** Returns several diagrams, such as the passes of forward mode, one below the other in one SVG picture. */
    public static String svg(List<Diagram> diagrams) {
        return SvgFormat.of(diagrams);
    }
}

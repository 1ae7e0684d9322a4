package org.gradcost.circuit.picture;

import java.util.List;

/**
 * The drawing of a circuit, with boxes, wires, and two numbers on each wire. The value is above the wire, bold and green;
 * the derivative is below it, italic and red, with an arrow in the direction of propagation, so that the two can be told
 * apart without colour.
 *
 * @param boxes inputs and gates in the order of evaluation, followed by the outputs
 * @param wires the connections; those that end at the same box are in the order of its arguments
 * @param arrow the arrow before every derivative: {@link #REVERSE} or {@link #FORWARD}
 * @param heading a heading for the derivatives, e.g. {@code ∂f/∂·}
 */
public record Diagram(List<Box> boxes, List<Wire> wires, String arrow, String heading) {

    /** The arrow of adjoints, which propagate against the direction of the values. */
    public static final String REVERSE = "←";

    /** The arrow of tangents, which propagate in the direction of the values. */
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
     * @param kind the kind of the box
     * @param symbol the symbol of the gate, or the name of the input or output
     * @param name the name of the gate's output, or empty
     * @param sum the adjoint of a box that feeds several wires, or empty
     */
    public record Box(Kind kind, String symbol, String name, String sum) {}

    /**
     * A connection of two boxes.
     *
     * @param from the index of the box whose output it is
     * @param to the index of the box whose argument it is
     * @param primal the value on the wire
     * @param derivative the adjoint or tangent on the wire
     */
    public record Wire(int from, int to, String primal, String derivative) {}

    /** Returns the diagram in the DOT language of Graphviz. */
    public String dot() {
        return DotFormat.of(this);
    }

    /**
     * Returns the diagram as an SVG picture, laid out by the Eclipse Layout Kernel.
     *
     * @throws IllegalStateException if the Eclipse Layout Kernel is not on the class path, see the package description
     */
    public String svg() {
        return SvgFormat.of(List.of(this));
    }

    /**
     * Returns one SVG picture with several diagrams, such as the passes of forward mode, one below the other.
     *
     * @throws IllegalStateException if the Eclipse Layout Kernel is not on the class path, see the package description
     */
    public static String svg(List<Diagram> diagrams) {
        return SvgFormat.of(diagrams);
    }
}

package org.gradcost.circuit.picture;

import java.util.List;

/**
 * What is drawn of a circuit: boxes, wires, and the two numbers on every wire. The value stands above the wire, upright
 * and in green; the derivative below it, slanted, in red, with an arrow in the direction in which it flows. So the two
 * are told apart without colour as well.
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

    /** What a box stands for. */
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
     * A connection.
     *
     * @param from the number of the box whose output it is
     * @param to the number of the box that it feeds
     * @param primal the value that it carries
     * @param derivative the adjoint or tangent that it carries
     */
    public record Wire(int from, int to, String primal, String derivative) {}

    /** The diagram in Graphviz' language. */
    public String dot() {
        return DotFormat.of(this);
    }

    /**
     * The diagram as a picture. No program has to be installed; the Eclipse Layout Kernel has to be on the class path,
     * see the package.
     *
     * @throws IllegalStateException if the Eclipse Layout Kernel is not there
     */
    public String svg() {
        return SvgFormat.of(List.of(this));
    }

    /** Several diagrams in one picture, one below the other: the passes of forward mode, say. */
    public static String svg(List<Diagram> diagrams) {
        return SvgFormat.of(diagrams);
    }
}

package org.gradcost.circuit;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.circuit.picture.Diagram;

/**
 * The derivatives that one pass propagates through a circuit: adjoints in reverse mode, tangents with respect to one input
 * in forward mode. Each node and each wire has one.
 *
 * <ul>
 *   <li>In reverse mode the derivative on a wire is the contribution {@code s_j·ȳ} of its gate; the adjoint of a node is the
 *       sum over the wires that it feeds.
 *   <li>In forward mode the derivative on a wire is the tangent of the node where it begins.
 * </ul>
 *
 * @param <V> the type of values and derivatives
 */
public final class Flow<V> {

    private final Circuit<V> circuit;
    private final boolean reverse;
    private final int input;
    private final List<V> derivatives;

    private Flow(Circuit<V> circuit, boolean reverse, int input, List<V> derivatives) {
        this.circuit = circuit;
        this.reverse = reverse;
        this.input = input;
        this.derivatives = derivatives;
    }

    static <V> Flow<V> reverse(Circuit<V> circuit) {
        Values<V> values = circuit.values();
        List<Node<V>> nodes = circuit.nodes();
        List<V> adjoints = zeros(circuit);
        int output = circuit.output().index();
        adjoints.set(output, values.one(circuit.value()));
        for (int i = output; i >= 0; i--) {
            Node<V> node = nodes.get(i);
            for (int j = 0; j < node.arguments().size(); j++) {
                int argument = node.arguments().get(j).index();
                adjoints.set(
                        argument, values.sum(adjoints.get(argument), node.rule().pull(j, adjoints.get(i))));
            }
        }
        return new Flow<>(circuit, true, -1, adjoints);
    }

    static <V> Flow<V> forward(Circuit<V> circuit, int input) {
        Values<V> values = circuit.values();
        List<V> tangents = zeros(circuit);
        tangents.set(input, values.one(circuit.nodes().get(input).value()));
        for (Node<V> node : circuit.gates()) {
            V sum = tangents.get(node.index());
            for (int j = 0; j < node.arguments().size(); j++) {
                V tangent = tangents.get(node.arguments().get(j).index());
                sum = values.sum(sum, node.rule().push(j, tangent));
            }
            tangents.set(node.index(), sum);
        }
        return new Flow<>(circuit, false, input, tangents);
    }

    /** Returns the circuit of this pass. */
    public Circuit<V> circuit() {
        return circuit;
    }

    /** Returns true if the derivatives are adjoints, and false if they are tangents. */
    public boolean isReverse() {
        return reverse;
    }

    /** Returns the adjoint or tangent of a node. */
    public V at(Node<V> node) {
        return derivatives.get(node.index());
    }

    /** Returns the derivative on the wire between a gate and one of its arguments, which are numbered from 0. */
    public V along(Node<V> gate, int argument) {
        return reverse
                ? gate.rule().pull(argument, at(gate))
                : at(gate.arguments().get(argument));
    }

    /** Returns a heading for the derivatives, e.g. {@code ∂f/∂·} or {@code ∂·/∂x}. */
    public String heading() {
        return derivative("·");
    }

    /** Returns the notation for the derivative of a named node, e.g. {@code ∂f/∂q} or {@code ∂q/∂x}. */
    String derivative(String name) {
        return reverse
                ? "∂" + circuit.output().name() + "/∂" + name
                : "∂" + name + "/∂" + circuit.nodes().get(input).name();
    }

    /** Returns a table of all nodes with their values, slopes and derivatives. */
    public String text() {
        return text(List.of(this));
    }

    /**
     * Returns a table of all nodes with a column of derivatives for each pass.
     *
     * @param passes at least one pass; all must be of the same circuit
     */
    public static <V> String text(List<Flow<V>> passes) {
        return TextTable.of(passes.get(0).circuit, passes);
    }

    /** Returns the pass as a list of steps, gate by gate: the forward sweep, and in reverse mode the backward sweep. */
    public String steps() {
        return new Steps<>(this).text();
    }

    /** Returns the diagram of this pass. */
    public Diagram diagram() {
        return Drawing.of(this);
    }

    private static <V> List<V> zeros(Circuit<V> circuit) {
        List<V> zeros = new ArrayList<>();
        for (Node<V> node : circuit.nodes()) {
            zeros.add(circuit.values().zero(node.value()));
        }
        return zeros;
    }
}

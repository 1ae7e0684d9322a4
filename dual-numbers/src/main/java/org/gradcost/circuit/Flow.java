package org.gradcost.circuit;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.circuit.picture.Diagram;

/**
 * The derivatives that one pass sends through a circuit: the adjoints of the output in reverse mode, the tangents along
 * an input in forward mode. They belong to nodes, and each wire carries one.
 *
 * <ul>
 *   <li>In reverse mode a wire carries what its gate pulls back, {@code s_j·ȳ}; where a node feeds several wires, its
 *       adjoint is their sum.
 *   <li>In forward mode a wire carries the tangent of the node it comes from.
 * </ul>
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

    /** Returns whether the derivatives are adjoints, not tangents. */
    public boolean isReverse() {
        return reverse;
    }

    /** Returns the adjoint or tangent of a node. */
    public V at(Node<V> node) {
        return derivatives.get(node.index());
    }

    /** Returns the derivative on the wire to an argument of a gate. */
    public V along(Node<V> gate, int argument) {
        return reverse
                ? gate.rule().pull(argument, at(gate))
                : at(gate.arguments().get(argument));
    }

    /** Returns what the derivatives are, e.g. {@code ∂f/∂·} or {@code ∂·/∂x}. */
    public String heading() {
        return derivative("·");
    }

    /** Returns the derivative of a named node as text, e.g. {@code ∂f/∂q} or {@code ∂q/∂x}. */
    String derivative(String name) {
        return reverse
                ? "∂" + circuit.output().name() + "/∂" + name
                : "∂" + name + "/∂" + circuit.nodes().get(input).name();
    }

    /** Returns a table of all nodes with value, slopes and derivative. */
    public String text() {
        return text(List.of(this));
    }

    /** Returns a table of all nodes with a column of derivatives for each of several passes, at least one, through a circuit. */
    public static <V> String text(List<Flow<V>> passes) {
        return TextTable.of(passes.get(0).circuit, passes);
    }

    /** Returns the pass gate by gate as text: forward, then (in reverse mode) backward. */
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

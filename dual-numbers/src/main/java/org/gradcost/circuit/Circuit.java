package org.gradcost.circuit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.CalculusFieldElement;

/**
 * A function traced at a point, gate by gate, to show the values and derivatives that propagate through it.
 *
 * <pre>{@code
 * Circuit<Double> c = Circuit.of(List.of("x", "y", "z"), x -> named("q", x[0].add(x[1])).multiply(x[2]), -2, 5, -4);
 * c.gradient();               // [-4.0, -4.0, 3.0]
 * c.reverse().text();         // a table of values and adjoints
 * c.reverse().diagram().svg();
 * }</pre>
 *
 * <p>Unlike the engines of differentiation, a circuit keeps every gate, so that it is slow and meant for at most a few
 * hundred gates. Gates on which the output does not depend are left out; all inputs are kept.
 *
 * @param <V> the type of values and derivatives: {@link Double} or {@link DMatrixRMaj}
 */
public final class Circuit<V> {

    private final Values<V> values;
    private final List<Node<V>> nodes;
    private final int inputs;
    private final Node<V> output;

    private Circuit(Values<V> values, List<Node<V>> inputs, Node<V> output) {
        this.values = values;
        this.inputs = inputs.size();
        this.nodes = new ArrayList<>(inputs);
        addInOrder(output, new HashSet<>(inputs), nodes);
        this.output = output;
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).index(i);
        }
        nameTheRest();
    }

    /**
     * Traces a function of numbers.
     *
     * @param names the distinct names of the inputs, one for each coordinate of the point
     * @param f the function; a generic one over {@code CalculusFieldElement<T>} or {@code Differentiable<T>} can be passed
     * @param point the values of the inputs
     * @throws IllegalArgumentException if the names are not distinct or do not match the point in number, or if the output
     *     depends on no input
     */
    public static Circuit<Double> of(List<String> names, Function<Traced[], Traced> f, double... point) {
        check(names, point.length);
        Traced[] x = new Traced[point.length];
        List<Node<Double>> inputs = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            x[i] = Traced.input(names.get(i), point[i]);
            inputs.add(x[i].node());
        }
        return new Circuit<>(new ScalarValues(), inputs, moving(f.apply(x).node()));
    }

    /**
     * Traces a function of matrices.
     *
     * @param names the distinct names of the inputs, one for each matrix of the point
     * @param f the function
     * @param point the values of the inputs
     * @throws IllegalArgumentException if the names are not distinct or do not match the point in number, or if the output
     *     depends on no input
     */
    public static Circuit<DMatrixRMaj> ofMatrices(
            List<String> names, Function<TracedMatrix[], TracedMatrix> f, DMatrixRMaj... point) {
        check(names, point.length);
        TracedMatrix[] x = new TracedMatrix[point.length];
        List<Node<DMatrixRMaj>> inputs = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            x[i] = TracedMatrix.input(names.get(i), point[i]);
            inputs.add(x[i].node());
        }
        return new Circuit<>(new MatrixValues(), inputs, moving(f.apply(x).node()));
    }

    /**
     * Names an intermediate result of a function, for drawings and tables. In every other mode it does nothing but return
     * the number, so that a function that names intermediate results runs in all modes. Inputs keep their names.
     */
    public static <T extends CalculusFieldElement<T>> T named(String name, T number) {
        if (number instanceof Traced traced
                && traced.node() != null
                && !traced.node().isInput()) {
            traced.node().name(name);
        }
        return number;
    }

    /** Names an intermediate result of a function of matrices, for drawings and tables, and returns it. */
    public static TracedMatrix named(String name, TracedMatrix matrix) {
        if (matrix.node() != null && !matrix.node().isInput()) {
            matrix.node().name(name);
        }
        return matrix;
    }

    /** Returns the inputs in their order, followed by the gates in the order of evaluation. */
    public List<Node<V>> nodes() {
        return List.copyOf(nodes);
    }

    /** Returns the inputs in their order. */
    public List<Node<V>> inputs() {
        return List.copyOf(nodes.subList(0, inputs));
    }

    /** Returns the gates, in the order of evaluation. */
    public List<Node<V>> gates() {
        return List.copyOf(nodes.subList(inputs, nodes.size()));
    }

    /** Returns the node whose value is that of the function. */
    public Node<V> output() {
        return output;
    }

    /**
     * Returns the node with the given name.
     *
     * @throws IllegalArgumentException if no node has this name
     */
    public Node<V> node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no \"" + name + "\" in the circuit; there are "
                        + String.join(", ", nodes.stream().map(Node::name).toList())));
    }

    /** Returns the value of the function. */
    public V value() {
        return output.value();
    }

    /**
     * Returns the adjoints of all nodes, from one pass of reverse mode that is seeded with 1 (or a matrix of ones) at the
     * output.
     */
    public Flow<V> reverse() {
        return Flow.reverse(this);
    }

    /**
     * Returns the tangents of all nodes, from one pass of forward mode that is seeded with 1 (or a matrix of ones) at one
     * input.
     *
     * @param input the index of the input in {@link #inputs}
     * @throws IllegalArgumentException if there is no such input
     */
    public Flow<V> forward(int input) {
        if (input < 0 || input >= inputs) {
            throw new IllegalArgumentException("input " + input + " of " + inputs + "; they are counted from 0");
        }
        return Flow.forward(this, input);
    }

    /** Returns the gradient: the adjoints of the inputs, from one pass of reverse mode. */
    public List<V> gradient() {
        Flow<V> adjoints = reverse();
        return inputs().stream().map(adjoints::at).toList();
    }

    Values<V> values() {
        return values;
    }

    private static <N> N moving(N output) {
        if (output == null) {
            throw new IllegalArgumentException("the circuit's output is a constant: no path leads to it from an input");
        }
        return output;
    }

    private static void check(List<String> names, int inputs) {
        if (names.size() != inputs) {
            throw new IllegalArgumentException(names.size() + " names for " + inputs + " inputs");
        }
        if (inputs == 0) {
            throw new IllegalArgumentException("a circuit needs at least one input");
        }
        if (Set.copyOf(names).size() < inputs) {
            throw new IllegalArgumentException("two inputs of one name among " + names);
        }
    }

    /** Adds arguments before their gate. There is no recursion, since a circuit may be a chain of any length. */
    private static <V> void addInOrder(Node<V> output, Set<Node<V>> done, List<Node<V>> order) {
        List<Node<V>> open = new ArrayList<>(List.of(output));
        while (!open.isEmpty()) {
            Node<V> node = open.get(open.size() - 1);
            List<Node<V>> missing = done.contains(node)
                    ? List.of()
                    : node.arguments().stream().filter(a -> !done.contains(a)).toList();
            if (missing.isEmpty()) {
                open.remove(open.size() - 1);
                if (done.add(node)) {
                    order.add(node);
                }
            } else {
                // The first argument is pushed last, so that arguments are evaluated in the order in which they are
                // written.
                for (int i = missing.size() - 1; i >= 0; i--) {
                    open.add(missing.get(i));
                }
            }
        }
    }

    private void nameTheRest() {
        Set<String> taken = new HashSet<>();
        nodes.stream().filter(Node::isNamed).forEach(node -> taken.add(node.name()));
        if (!output.isNamed() && taken.add("f")) {
            output.name("f");
        }
        int next = 1;
        for (Node<V> node : nodes) {
            while (!node.isNamed()) {
                String name = "v" + next++;
                if (taken.add(name)) {
                    node.name(name);
                }
            }
        }
    }

    /** Returns a table of all inputs and gates with their values, slopes and adjoints. */
    @Override
    public String toString() {
        return Flow.text(List.of(reverse()));
    }
}

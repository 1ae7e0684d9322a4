package org.gradcost.circuit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An input or a gate of a traced {@link Circuit}.
 *
 * @param <V> the type of values and derivatives: {@link Double} or a matrix
 */
public final class Node<V> {

    private final Label label;
    private final V value;
    private final List<Node<V>> arguments;
    private final Rule<V> rule;
    private String name;
    private int index;

    private Node(Label label, String name, V value, List<Node<V>> arguments, Rule<V> rule) {
        this.label = label;
        this.name = name;
        this.value = value;
        this.arguments = arguments;
        this.rule = rule;
    }

    static <V> Node<V> input(String name, V value) {
        return new Node<>(null, name, value, List.of(), null);
    }

    static <V> Node<V> gate(Label label, V value, List<Node<V>> arguments, Rule<V> rule) {
        return new Node<>(label, null, value, List.copyOf(arguments), rule);
    }

    /** Returns true if this is an input, and false if it is a gate. */
    public boolean isInput() {
        return rule == null;
    }

    /** Returns the position in the order of evaluation, from 0; the inputs are first. */
    public int index() {
        return index;
    }

    /** Returns the name of the input, or of the gate's output; never null. */
    public String name() {
        return name;
    }

    /** Returns the symbol of the gate, e.g. {@code ×}, or the name of the input. */
    public String symbol() {
        return isInput() ? name : label.symbol();
    }

    /** Returns the gate as a formula of the names of its arguments, e.g. {@code q * z}, or the name of the input. */
    public String formula() {
        return isInput()
                ? name
                : label.formula(arguments.stream().map(Node::name).collect(Collectors.toList()));
    }

    /** Returns the value of the input or of the gate's output. */
    public V value() {
        return value;
    }

    /** Returns the nodes that are the arguments of the gate; a node may occur twice. */
    public List<Node<V>> arguments() {
        return arguments;
    }

    Label label() {
        return label;
    }

    Rule<V> rule() {
        return rule;
    }

    boolean isNamed() {
        return name != null;
    }

    void name(String given) {
        name = given;
    }

    void index(int position) {
        index = position;
    }
}

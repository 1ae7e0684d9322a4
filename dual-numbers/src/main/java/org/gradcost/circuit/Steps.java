package org.gradcost.circuit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The text of a pass, gate by gate, with values instead of names. */
final class Steps<V> {

    private final Flow<V> flow;
    private final Circuit<V> circuit;
    private final Values<V> values;
    private final StringBuilder text = new StringBuilder();

    Steps(Flow<V> flow) {
        this.flow = flow;
        this.circuit = flow.circuit();
        this.values = circuit.values();
    }

    String text() {
        text.setLength(0);
        line(flow.isReverse() ? "forward: values" : "forward: values and tangents");
        for (Node<V> input : circuit.inputs()) {
            line("     " + input.name() + " = " + full(input.value()) + tangent(input));
        }
        int step = 0;
        for (Node<V> gate : circuit.gates()) {
            line(numbered(++step) + gate.name() + " = " + gate.formula() + " = " + withNumbers(gate) + " = "
                    + full(gate.value()));
            if (!flow.isReverse()) {
                line("       " + flow.derivative(gate.name()) + " = " + pushed(gate) + " = " + full(flow.at(gate)));
            }
        }
        if (flow.isReverse()) {
            backward();
        }
        return text.toString();
    }

    private void backward() {
        line("backward: adjoints");
        Node<V> output = circuit.output();
        line("     " + flow.derivative(output.name()) + " = " + full(flow.at(output)));
        List<V> sums = new ArrayList<>(Collections.nCopies(circuit.nodes().size(), null));
        List<Node<V>> gates = circuit.gates();
        for (int i = gates.size() - 1; i >= 0; i--) {
            Node<V> gate = gates.get(i);
            line(numbered(i + 1) + gate.name() + " = " + gate.formula());
            for (int j = 0; j < gate.arguments().size(); j++) {
                Node<V> argument = gate.arguments().get(j);
                V carried = flow.along(gate, j);
                V before = sums.get(argument.index());
                V sum = before == null ? carried : values.sum(before, carried);
                sums.set(argument.index(), sum);
                line("       " + flow.derivative(argument.name()) + " += "
                        + values.pulled(gate.rule().slope(j), full(flow.at(gate))) + " = " + full(carried)
                        + (before == null ? "" : ", now " + full(sum)));
            }
        }
    }

    private String withNumbers(Node<V> gate) {
        return gate.label()
                .formula(gate.arguments().stream()
                        .map(argument -> full(argument.value()))
                        .toList());
    }

    private String pushed(Node<V> gate) {
        List<String> terms = new ArrayList<>();
        for (int j = 0; j < gate.arguments().size(); j++) {
            terms.add(
                    gate.rule().slope(j) + " · " + full(flow.at(gate.arguments().get(j))));
        }
        return String.join(" + ", terms);
    }

    private String tangent(Node<V> input) {
        return flow.isReverse() ? "" : ", " + flow.derivative(input.name()) + " = " + full(flow.at(input));
    }

    private String full(V value) {
        return values.full(value);
    }

    private static String numbered(int step) {
        return String.format(Locale.ROOT, "%3d. ", step);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

package org.gradcost.circuit;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.circuit.picture.Diagram;
import org.gradcost.circuit.picture.Diagram.Box;
import org.gradcost.circuit.picture.Diagram.Kind;
import org.gradcost.circuit.picture.Diagram.Wire;

/** The conversion of a pass into a diagram of boxes and wires. */
final class Drawing {

    private Drawing() {}

    static <V> Diagram of(Flow<V> flow) {
        Circuit<V> circuit = flow.circuit();
        Values<V> values = circuit.values();
        int[] fanOut = new int[circuit.nodes().size()];
        List<Wire> wires = new ArrayList<>();
        for (Node<V> gate : circuit.gates()) {
            for (int j = 0; j < gate.arguments().size(); j++) {
                Node<V> argument = gate.arguments().get(j);
                fanOut[argument.index()]++;
                wires.add(new Wire(
                        argument.index(),
                        gate.index(),
                        values.brief(argument.value()),
                        values.brief(flow.along(gate, j))));
            }
        }
        List<Box> boxes = new ArrayList<>();
        for (Node<V> node : circuit.nodes()) {
            // If a node feeds several wires, no single wire shows its adjoint, so that its box does.
            String sum = flow.isReverse() && fanOut[node.index()] > 1 ? values.brief(flow.at(node)) : "";
            String name = node.isInput() || isAutomatic(node) ? "" : node.name();
            boxes.add(new Box(node.isInput() ? Kind.INPUT : Kind.GATE, node.symbol(), name, sum));
        }
        Node<V> output = circuit.output();
        wires.add(new Wire(output.index(), boxes.size(), values.brief(output.value()), values.brief(flow.at(output))));
        boxes.add(new Box(Kind.OUTPUT, output.name(), "", ""));
        return new Diagram(boxes, wires, flow.isReverse() ? Diagram.REVERSE : Diagram.FORWARD, flow.heading());
    }

    private static boolean isAutomatic(Node<?> node) {
        return node.name().matches("v\\d+|f");
    }
}

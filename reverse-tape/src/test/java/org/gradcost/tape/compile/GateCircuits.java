package org.gradcost.tape.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;

/** Functions of two inputs with each gate of the table, named after it. */
final class GateCircuits {

    /** A function of two inputs for numbers of any kind. */
    interface Circuit {
        <T extends Differentiable<T>> T of(T[] x);
    }

    private GateCircuits() {}

    static Map<String, Circuit> all() {
        Map<String, Circuit> circuits = new LinkedHashMap<>(unary());
        circuits.putAll(binary());
        circuits.putAll(selections());
        return circuits;
    }

    static Map<String, Circuit> unary() {
        Map<String, Circuit> circuits = new LinkedHashMap<>();
        for (UnaryGate gate : Gates.unary()) {
            circuits.put(gate.name(), new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].apply(gate).multiply(x[1]);
                }
            });
        }
        return circuits;
    }

    static Map<String, Circuit> binary() {
        Map<String, Circuit> circuits = new LinkedHashMap<>();
        for (BinaryGate gate : Gates.binary()) {
            circuits.put(gate.name(), new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].apply(gate, x[1]);
                }
            });
            circuits.put(gate.name() + " with a constant", new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].apply(gate, 2).multiply(x[1]);
                }
            });
        }
        return circuits;
    }

    static Map<String, Circuit> selections() {
        Map<String, Circuit> circuits = new LinkedHashMap<>();
        for (SelectGate gate : Gates.select()) {
            circuits.put(gate.name(), new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].square().apply(gate, x[0].multiply(x[1]));
                }
            });
            circuits.put(gate.name() + " with a constant", new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[0].square().apply(gate, x[1].newInstance(1)).multiply(x[1]);
                }
            });
            circuits.put(gate.name() + " of a constant", new Circuit() {
                @Override
                public <T extends Differentiable<T>> T of(T[] x) {
                    return x[1].newInstance(1).apply(gate, x[0].multiply(x[1]));
                }
            });
        }
        return circuits;
    }
}

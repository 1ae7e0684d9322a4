package org.gradcost.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gradcost.diagnostics.Finding.Kind;
import org.gradcost.gate.ChainRule;

/**
 * The search for the first finding of each kind: a forward pass over a replay for values and slopes, then a reverse pass for
 * adjoints.
 */
final class NonFiniteSearch {

    /** A finding without its source line; {@code gate} is −1 − i for input i. */
    private record Found(int gate, String text) {}

    private final Replay replay;
    private final RoundedZeros zeros;
    private final Map<Kind, Found> found = new EnumMap<>(Kind.class);
    private double[] adjoints;
    private BitSet reached;
    private BitSet rounded;

    NonFiniteSearch(Replay replay) {
        this.replay = replay;
        this.zeros = new RoundedZeros(replay);
    }

    void run(Replayed output) {
        values();
        slopes();
        if (!output.isConstant()) {
            sweep(output.number());
        }
    }

    private void values() {
        for (int i = 0; i < replay.inputCount(); i++) {
            if (!Double.isFinite(replay.input(i))) {
                add(Kind.VALUE, -1 - i, "input " + i + " is " + replay.input(i));
            }
        }
        for (int g = 0; g < replay.gates(); g++) {
            if (!Double.isFinite(replay.value(g))) {
                add(Kind.VALUE, g, described(g) + " = " + replay.value(g));
                return;
            }
        }
    }

    private void slopes() {
        for (int g = 0; g < replay.gates(); g++) {
            for (int k = replay.start(g); k < replay.end(g); k++) {
                if (!Double.isFinite(replay.slope(k)) && replay.source(k) >= 0) {
                    add(Kind.SLOPE, g, described(g) + " has slope " + replay.slope(k) + by(g, k));
                    return;
                }
            }
        }
    }

    /** Sweeps back from the output. The adjoint of a gate is complete when the sweep reaches the gate. */
    private void sweep(int output) {
        int inputs = replay.inputCount();
        adjoints = new double[inputs + replay.gates()];
        reached = new BitSet(adjoints.length);
        rounded = new BitSet(adjoints.length);
        adjoints[output] = 1;
        reached.set(output);
        for (int g = output - inputs; g >= 0; g--) {
            if (reached.get(inputs + g)) {
                for (int k = replay.start(g); k < replay.end(g); k++) {
                    if (replay.source(k) >= 0) {
                        carry(g, k);
                    }
                }
            }
        }
    }

    private void carry(int gate, int operand) {
        int from = replay.inputCount() + gate;
        int to = replay.source(operand);
        double adjoint = adjoints[from];
        double slope = replay.slope(operand);
        boolean nothing = adjoint == 0 || slope == 0;
        boolean fromRounded = adjoint == 0 ? rounded.get(from) : slope == 0 && zeros.slope(gate, operand);
        if (nothing && !Double.isFinite(slope * adjoint)) {
            add(
                    fromRounded ? Kind.ROUNDED_ZERO : Kind.EXACT_ZERO,
                    gate,
                    described(gate) + ", slope " + slope + by(gate, operand) + " times adjoint " + adjoint);
        }
        double carried = ChainRule.times(slope, adjoint);
        boolean finite = Double.isFinite(adjoints[to]);
        adjoints[to] += carried;
        reached.set(to);
        // A contribution that was lost is reported even if another contribution is exact or nonzero.
        rounded.set(to, rounded.get(to) || carried == 0 && (!nothing || fromRounded));
        if (finite && !Double.isFinite(adjoints[to])) {
            int source = to - replay.inputCount();
            String of = source < 0 ? "input " + to : "gate " + source + ", " + formula(source);
            int number = source < 0 ? -1 - to : source;
            add(Kind.ADJOINT, number, of + " has adjoint " + adjoints[to] + ", by gate " + gate + ", " + formula(gate));
        }
    }

    private void add(Kind kind, int gate, String text) {
        found.putIfAbsent(kind, new Found(gate, text));
    }

    /** Returns the gates of the findings, whose source lines are needed. */
    BitSet gates() {
        BitSet gates = new BitSet();
        found.values().stream().mapToInt(Found::gate).filter(g -> g >= 0).forEach(gates::set);
        return gates;
    }

    /** Returns the findings with the source lines from another replay of the same gates. */
    List<Finding> findings(Replay located) {
        List<Finding> findings = new ArrayList<>();
        found.forEach((kind, at) -> findings.add(finding(kind, at, located)));
        return findings;
    }

    private Finding finding(Kind kind, Found at, Replay located) {
        int g = at.gate();
        if (g < 0) {
            double input = replay.input(-1 - g);
            return new Finding(kind, g, "input", new double[0], input, at.text(), java.util.Optional.empty());
        }
        return new Finding(kind, g, name(g), replay.operands(g), replay.value(g), at.text(), located.line(g));
    }

    private String described(int gate) {
        return "gate " + gate + ", " + formula(gate);
    }

    private String name(int gate) {
        return replay.rule(gate).toString();
    }

    /**
     * Returns e.g. {@code log(0.0)}, {@code 1.0 / 0.0} or {@code pow(2.0, 0.5)}; if there are many operands, only their
     * number.
     */
    private String formula(int gate) {
        double[] x = replay.operands(gate);
        String name = name(gate);
        boolean infix = x.length == 2 && !Character.isLetter(name.charAt(0));
        if (infix) {
            return x[0] + " " + name + " " + x[1];
        }
        String operands = Arrays.toString(x);
        return name
                + (x.length > 4
                        ? " of " + x.length + " operands"
                        : "(" + operands.substring(1, operands.length() - 1) + ")");
    }

    private String by(int gate, int operand) {
        int operands = replay.end(gate) - replay.start(gate);
        return operands == 1 ? "" : " by operand " + (operand - replay.start(gate) + 1);
    }
}

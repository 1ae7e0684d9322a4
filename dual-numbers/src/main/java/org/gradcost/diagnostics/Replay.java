package org.gradcost.diagnostics;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The gates of a function in the order of evaluation, each with its operands, their slopes and their sources. Inputs are
 * numbered from 0, and gates after them; a constant operand has no number. The source lines of selected gates are looked up
 * when the gates are applied.
 */
final class Replay {
    static final int CONSTANT = -1;

    private final double[] point;
    private final BitSet wanted;
    private final Map<Integer, StackTraceElement> lines = new HashMap<>();

    private int count;
    private Object[] rules = new Object[64];
    private double[] values = new double[64];
    /** The end of the operands of each gate; those of gate g begin at ends[g − 1], or at 0 if g is 0. */
    private int[] ends = new int[64];

    private int[] sources = new int[128];
    private double[] operands = new double[128];
    private double[] slopes = new double[128];

    Replay(double[] point, BitSet wanted) {
        this.point = point.clone();
        this.wanted = wanted;
    }

    Replayed[] inputs() {
        Replayed[] x = new Replayed[point.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = new Replayed(this, i, point[i]);
        }
        return x;
    }

    /** Adds an operand to the gate that the next call of {@link #gate} completes. */
    Replay operand(int source, double value, double slope) {
        int at = start(count) + pending;
        if (at == sources.length) {
            sources = Arrays.copyOf(sources, 2 * at);
            operands = Arrays.copyOf(operands, 2 * at);
            slopes = Arrays.copyOf(slopes, 2 * at);
        }
        sources[at] = source;
        operands[at] = value;
        slopes[at] = slope;
        pending++;
        return this;
    }

    private int pending;

    /**
     * Adds a gate with the operands that were added before, and returns its result.
     *
     * @param rule the gate itself, or its name
     */
    Replayed gate(Object rule, double value) {
        if (count == values.length) {
            rules = Arrays.copyOf(rules, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        rules[count] = rule;
        values[count] = value;
        ends[count] = start(count) + pending;
        pending = 0;
        if (wanted.get(count)) {
            CallSite.find().ifPresent(line -> lines.put(count, line));
        }
        return new Replayed(this, point.length + count++, value);
    }

    int inputCount() {
        return point.length;
    }

    double input(int i) {
        return point[i];
    }

    int gates() {
        return count;
    }

    Object rule(int gate) {
        return rules[gate];
    }

    double value(int gate) {
        return values[gate];
    }

    /** Returns the index of the first operand of a gate. */
    int start(int gate) {
        return gate == 0 ? 0 : ends[gate - 1];
    }

    /** Returns the index after the last operand of a gate. */
    int end(int gate) {
        return ends[gate];
    }

    int source(int operand) {
        return sources[operand];
    }

    double operand(int operand) {
        return operands[operand];
    }

    double slope(int operand) {
        return slopes[operand];
    }

    double[] operands(int gate) {
        return Arrays.copyOfRange(operands, start(gate), end(gate));
    }

    Optional<StackTraceElement> line(int gate) {
        return Optional.ofNullable(lines.get(gate));
    }
}

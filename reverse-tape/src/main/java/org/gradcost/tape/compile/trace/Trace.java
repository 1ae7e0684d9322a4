package org.gradcost.tape.compile.trace;

import java.util.Arrays;

/**
 * The gates of one run of a circuit, each with its arguments (a Wengert list without values).
 *
 * <p>Inputs have the ids 0 to n − 1, those whose derivative is wanted first, then the data, then the adjoints of the outputs
 * of a function of many; and gate k has the id n + k. An argument is an id, or {@code ~c} for the c-th constant; each use of
 * a constant has its own number.
 */
public final class Trace {

    /** The value that denotes a missing argument. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final int MOST_GATES = 1 << 28;

    public final GateTable gateTable;
    public final int inputs;

    /** How many of the inputs are differentiated; the data follow them, then the adjoints of the outputs. */
    public final int differentiated;

    /** How many of the inputs are data. */
    public final int data;

    private int[] code = new int[256];
    private int[] first = new int[256];
    private int[] second = new int[256];
    private double[] constants = new double[64];
    private int gates;
    private int constantUses;
    private boolean open = true;
    private boolean compares;
    private boolean hasStrongZeros;
    private int output = NONE;

    /** The weighted sum of the outputs. */
    private int last = NONE;

    /** Begins the trace of a function of one output. */
    public Trace(int differentiated, int data) {
        this(new GateTable(), differentiated, data, 0);
    }

    private Trace(GateTable gateTable, int differentiated, int data, int outputs) {
        this.gateTable = gateTable;
        this.differentiated = differentiated;
        this.data = data;
        this.inputs = differentiated + data + outputs;
    }

    /**
     * Returns the trace of a function of many outputs: this one, followed by the sum of the outputs, each weighted by an
     * input of its own, its adjoint. It is open still.
     *
     * @param outputs their ids; of a constant, {@link #NONE}
     * @param values their values, of which those of constants are read
     */
    public Trace weighted(int[] outputs, double[] values) {
        open = false;
        Trace weighted = new Trace(gateTable, differentiated, data, outputs.length);
        for (int k = 0; k < constantUses; k++) {
            weighted.constant(constants[k]);
        }
        for (int k = 0; k < gates; k++) {
            weighted.add(code[k], shifted(first[k], outputs.length), shifted(second[k], outputs.length));
        }
        for (int i = 0; i < outputs.length; i++) {
            int y = outputs[i] == NONE ? weighted.constant(values[i]) : shifted(outputs[i], outputs.length);
            int term = weighted.add(Opcode.OUTPUT, y, inputs + i);
            weighted.last = i == 0 ? term : weighted.add(Opcode.ADD, weighted.last, term);
        }
        return weighted;
    }

    private int shifted(int id, int outputs) {
        return id >= inputs ? id + outputs : id;
    }

    /** Ends the recording of a weighted sum. */
    public void close() {
        close(last);
    }

    /** Returns the number of outputs of a function of many, or 0. */
    public int outputs() {
        return inputs - differentiated - data;
    }

    /** Returns whether it has comparisons, which must come out as they were traced; known once it is closed. */
    public boolean compares() {
        return compares;
    }

    /** Returns whether it has products or quotients of the chain rule, where 0·∞ is 0; known once it is closed. */
    public boolean hasStrongZeros() {
        return hasStrongZeros;
    }

    /** Returns whether it is of a function of many outputs. */
    public boolean hasManyOutputs() {
        return inputs > differentiated + data;
    }

    /** Returns the kind of an input. */
    public InputKind kind(int input) {
        return input < differentiated
                ? InputKind.POINT
                : input < differentiated + data ? InputKind.DATA : InputKind.COTANGENT;
    }

    /** Returns the position of an input among those of its kind. */
    public int positionOf(int input) {
        return switch (kind(input)) {
            case POINT -> input;
            case DATA -> input - differentiated;
            case COTANGENT -> input - differentiated - data;
        };
    }

    /** Returns whether two arguments are elements of one array: inputs of one kind, or values of gates. */
    public boolean isOneArray(int a, int b) {
        if (a < 0 || b < 0 || a < inputs != b < inputs) {
            return false;
        }
        return a >= inputs || kind(a) == kind(b);
    }

    public int add(int op, int x, int y) {
        if (!open) {
            throw new IllegalStateException(
                    "a variable of a trace that has ended; use it only within the traced function");
        }
        if (gates == code.length) {
            if (gates >= MOST_GATES) {
                throw TraceLimit.of(gates + " gates: the trace is full; use the interpreted tape");
            }
            int larger = (int) Math.min(MOST_GATES, 2L * gates);
            code = Arrays.copyOf(code, larger);
            first = Arrays.copyOf(first, larger);
            second = Arrays.copyOf(second, larger);
        }
        code[gates] = op;
        first[gates] = x;
        second[gates] = y;
        return inputs + gates++;
    }

    public int constant(double value) {
        if (constantUses == constants.length) {
            constants = Arrays.copyOf(constants, 2 * constantUses);
        }
        constants[constantUses] = value;
        return ~constantUses++;
    }

    /** Appends an id after the last gate, to be read like an operand of a gate. Returns the number of that gate. */
    public int note(int id) {
        if (gates == first.length) {
            first = Arrays.copyOf(first, gates + 1);
        }
        first[gates] = id;
        return gates;
    }

    public int gates() {
        return gates;
    }

    public int code(int gate) {
        return code[gate];
    }

    int first(int gate) {
        return first[gate];
    }

    int second(int gate) {
        return second[gate];
    }

    /** Returns an argument of a gate.
     *
     * @param side 0 or 1
     */
    public int argument(int gate, int side) {
        return side == 0 ? first[gate] : second[gate];
    }

    public double constantAt(int argument) {
        return constants[~argument];
    }

    /**
     * Ends the recording and drops the gates that neither the output nor a guard depends on. A sum or product that a guard
     * depends on keeps its order: in another one its last digits, and with them the comparison, could come out otherwise.
     *
     * @param last the id of the output
     */
    public void close(int last) {
        open = false;
        Needed needed = new Needed();
        needed.need(needed.values, last);
        for (int k = gates - 1; k >= 0; k--) {
            needed.visit(k);
        }
        needed.keepAll();
        output = last >= inputs ? inputs + needed.renumbered[last - inputs] : last;
    }

    /**
     * The gates that the output or a guard depends on. What is done for one gate is a method of its own, since HotSpot compiles a
     * method after some 200 calls, but a running loop not before 60 000 iterations.
     */
    private final class Needed {

        private final boolean[] values = new boolean[gates];
        private final boolean[] guards = new boolean[gates];
        private final int[] renumbered = new int[gates];
        private final double[] keptConstants = new double[constantUses];
        private int kept;
        private int uses;

        private void need(boolean[] marks, int id) {
            if (id >= inputs) {
                marks[id - inputs] = true;
            }
        }

        /** Marks the arguments of a gate, after all gates that follow it. */
        void visit(int gate) {
            boolean isGuard = Opcode.isGuard(code[gate]);
            compares |= isGuard;
            if (guards[gate] || isGuard) {
                values[gate] = true;
                need(guards, first[gate]);
                need(guards, second[gate]);
                code[gate] = Opcode.inOrder(code[gate]);
            }
            if (values[gate]) {
                need(values, first[gate]);
                need(values, second[gate]);
            }
        }

        void keepAll() {
            int all = gates;
            for (int k = 0; k < all; k++) {
                renumbered[k] = kept;
                if (values[k]) {
                    keep(k);
                }
            }
            constants = keptConstants;
            constantUses = uses;
            gates = kept;
        }

        /** Moves a gate to its place among those that are kept. */
        private void keep(int gate) {
            hasStrongZeros |= Opcode.hasStrongZero(code[gate]);
            int a = moved(first[gate]);
            int b = moved(second[gate]);
            code[kept] = code[gate];
            first[kept] = a;
            second[kept] = b;
            kept++;
        }

        private int moved(int argument) {
            if (argument >= inputs) {
                return inputs + renumbered[argument - inputs];
            }
            if (argument < 0 && argument != NONE) {
                keptConstants[uses] = constants[~argument];
                return ~uses++;
            }
            return argument;
        }
    }

    /** Returns the id of the output of a trace that has been closed. */
    public int output() {
        return output;
    }
}

package org.gradcost.tape.compile.sparsity;

import java.util.BitSet;
import org.gradcost.gate.SelectGate;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;

/** The patterns of the Jacobian and of the Hessian of a closed trace. */
public final class TracePatterns {

    /** The numbers that domains may hold in all, and the pairs that are looked at: beyond them a matrix is taken for dense. */
    private static final long MOST = 50_000_000;

    private TracePatterns() {}

    /** Returns the pattern of the Jacobian, of m rows and n columns; a dense one where finding it would take too long. */
    public static SparsityPattern jacobian(Trace trace) {
        int rows = Math.max(1, trace.outputs());
        IndexDomains domains = new IndexDomains(trace, MOST);
        if (domains.areTooLarge()) {
            return SparsityPattern.dense(rows, trace.differentiated);
        }
        int[][] columns = new int[rows][];
        if (!trace.hasManyOutputs()) {
            columns[0] = domains.of(trace.output());
        }
        for (int gate = 0; gate < trace.gates(); gate++) {
            if (trace.code(gate) == Opcode.OUTPUT) {
                columns[trace.positionOf(trace.argument(gate, 1))] = domains.of(trace.argument(gate, 0));
            }
        }
        return SparsityPattern.ofRows(trace.differentiated, columns);
    }

    /** Returns the pattern of the Hessian of a function of one output; a dense one where finding it would take too long. */
    public static SparsityPattern hessian(Trace trace) {
        int n = trace.differentiated;
        IndexDomains domains = new IndexDomains(trace, MOST);
        long pairs = 0;
        BitSet[] upper = new BitSet[n]; // bit j of row i is the entry (i, i + j)
        for (int gate = 0; gate < trace.gates() && !domains.areTooLarge() && pairs <= MOST; gate++) {
            int[] x = domains.of(trace.argument(gate, 0));
            int[] y = domains.of(trace.argument(gate, 1));
            Curved curved = curved(trace, gate);
            pairs += curved == Curved.NOWHERE ? 0 : (long) (x.length + y.length) * (x.length + y.length);
            if (pairs <= MOST) {
                add(curved, upper, x, y);
            }
        }
        if (domains.areTooLarge() || pairs > MOST) {
            return SparsityPattern.dense(n, n);
        }
        return symmetric(upper);
    }

    /** Between which arguments of a gate a second derivative may differ from zero. */
    private enum Curved {
        NOWHERE,
        ACROSS,
        IN_SECOND,
        EVERYWHERE
    }

    private static Curved curved(Trace trace, int gate) {
        int code = trace.code(gate);
        return switch (code) {
            case Opcode.ADD, Opcode.ADD_TERM, Opcode.SUBTRACT, Opcode.NEGATE, Opcode.FROZEN, Opcode.OUTPUT ->
                Curved.NOWHERE;
            case Opcode.LESS, Opcode.NOT_LESS, Opcode.EXIT_VALUE -> Curved.NOWHERE;
            case Opcode.MULTIPLY, Opcode.MULTIPLY_FACTOR, Opcode.CHAIN_MULTIPLY -> Curved.ACROSS;
            case Opcode.DIVIDE, Opcode.CHAIN_DIVIDE -> Curved.IN_SECOND;
            case Opcode.RECIPROCAL, Opcode.SQUARE, Opcode.SQRT, Opcode.EXP, Opcode.LOG -> Curved.EVERYWHERE;
            default -> trace.gateTable.gate(code) instanceof SelectGate ? Curved.NOWHERE : Curved.EVERYWHERE;
        };
    }

    private static void add(Curved curved, BitSet[] upper, int[] x, int[] y) {
        if (curved == Curved.EVERYWHERE) {
            add(upper, x, x);
        }
        if (curved == Curved.EVERYWHERE || curved == Curved.IN_SECOND) {
            add(upper, y, y);
        }
        if (curved != Curved.NOWHERE) {
            add(upper, x, y);
        }
    }

    /** Adds the pairs of two domains. */
    private static void add(BitSet[] upper, int[] x, int[] y) {
        for (int i : x) {
            for (int j : y) {
                int row = Math.min(i, j);
                if (upper[row] == null) {
                    upper[row] = new BitSet();
                }
                upper[row].set(Math.abs(i - j));
            }
        }
    }

    private static SparsityPattern symmetric(BitSet[] upper) {
        int n = upper.length;
        int[] size = new int[n];
        for (int i = 0; i < n; i++) {
            for (int k = next(upper[i], 0); k >= 0; k = next(upper[i], k + 1)) {
                size[i]++;
                size[i + k] += k == 0 ? 0 : 1;
            }
        }
        int[][] rows = new int[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = new int[size[i]];
            size[i] = 0;
        }
        for (int i = 0; i < n; i++) { // rows above have been added to row i before its own entries are
            for (int k = next(upper[i], 0); k >= 0; k = next(upper[i], k + 1)) {
                rows[i][size[i]++] = i + k;
                if (k > 0) {
                    rows[i + k][size[i + k]++] = i;
                }
            }
        }
        return SparsityPattern.ofRows(n, rows);
    }

    private static int next(BitSet row, int from) {
        return row == null ? -1 : row.nextSetBit(from);
    }
}

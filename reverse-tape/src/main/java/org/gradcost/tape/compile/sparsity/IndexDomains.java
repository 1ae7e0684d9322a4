package org.gradcost.tape.compile.sparsity;

import java.util.Arrays;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;

/**
 * For each gate the coordinates of the point on which it depends, ascending. Gates that depend on the same share one array.
 */
public final class IndexDomains {

    private static final int[] NONE = {};

    private final Trace trace;
    private final int widest;
    private final int[][] domains;

    /** The numbers that may still be stored. */
    private long room;

    /**
     * Finds the domains of all gates.
     *
     * @param most numbers to be stored in all
     */
    IndexDomains(Trace trace, long most) {
        this(trace, most, Integer.MAX_VALUE);
    }

    /**
     * Finds the small domains of all gates.
     *
     * @param most numbers to be stored in all
     * @param widest the largest number of elements of a domain that is kept; a larger domain is null
     */
    public IndexDomains(Trace trace, long most, int widest) {
        this.trace = trace;
        this.widest = widest;
        this.domains = new int[trace.gates()][];
        this.room = most;
        for (int gate = 0; gate < domains.length && room >= 0; gate++) {
            domains[gate] = domainOf(gate);
        }
    }

    /** Returns whether there were more numbers than could be stored, so that the domains are not known. */
    public boolean areTooLarge() {
        return room < 0;
    }

    /** Returns the domain of an argument; null if it is larger than those that are kept. */
    public int[] of(int id) {
        if (id < 0 || id >= trace.differentiated && id < trace.inputs) {
            return NONE;
        }
        return id < trace.inputs ? new int[] {id} : domains[id - trace.inputs];
    }

    private int[] domainOf(int gate) {
        int code = trace.code(gate);
        if (code == Opcode.FROZEN || Opcode.isGuard(code)) {
            return NONE;
        }
        int[] x = of(trace.argument(gate, 0));
        return trace.argument(gate, 1) == Trace.NONE ? x : union(x, of(trace.argument(gate, 1)));
    }

    /** Returns the union of two domains; null if it is larger than those that are kept. */
    public int[] union(int[] x, int[] y) {
        if (x == null || y == null) {
            return null;
        }
        if (y.length == 0 || x == y) {
            return x;
        }
        if (x.length == 0) {
            return y;
        }
        int[] merged = new int[x.length + y.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < x.length || j < y.length) {
            boolean takeX = j == y.length || i < x.length && x[i] <= y[j];
            int next = takeX ? x[i] : y[j];
            i += i < x.length && x[i] == next ? 1 : 0;
            j += j < y.length && y[j] == next ? 1 : 0;
            merged[size++] = next;
        }
        if (size == x.length || size == y.length) {
            return size == x.length ? x : y;
        }
        if (size > widest) {
            return null;
        }
        room -= size;
        return Arrays.copyOf(merged, size);
    }
}

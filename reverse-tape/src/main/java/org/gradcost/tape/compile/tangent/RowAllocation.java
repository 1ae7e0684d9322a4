package org.gradcost.tape.compile.tangent;

import java.util.Arrays;
import java.util.List;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CodeRun;
import org.gradcost.tape.compile.code.CombineRows;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * An allocation of rows of tangents to the values in memory: values that are not live at the same time share a row, so that
 * the rows of two time steps, say, take turns and stay in the cache.
 *
 * <p>The statements are visited as they run, which tells when each row is first written and last read; rows are then
 * allocated in that order (a linear scan). Of a branch, both sides are visited: what only one of them writes holds what was there
 * before if the other one runs. Source: M. Poletto and V. Sarkar, "Linear scan register allocation", ACM
 * Transactions on Programming Languages and Systems 21, 1999.
 */
public final class RowAllocation extends CodeRun {

    private static final int NEVER = -1;
    private static final int ALWAYS = Integer.MAX_VALUE;

    /** When each row is accessed first and last, or {@link #NEVER}; statements are counted. */
    private final int[] first;

    private final int[] last;

    /** The rows in the order of their first accesses. */
    private final IntArray order = new IntArray();

    private RowAllocation(List<CodeMethod> code, int rows, IntArray tables) {
        super(code, tables, Heuristics.ALLOCATED_STEPS);
        this.first = new int[rows];
        this.last = new int[rows];
        Arrays.fill(first, NEVER);
    }

    /**
     * Allocates rows.
     *
     * @param code the methods, the main one last
     * @param values the number of values in memory
     * @return the row of each value
     */
    public static int[] of(List<CodeMethod> code, int values, IntArray tables) {
        RowAllocation allocation = new RowAllocation(code, values, tables);
        return allocation.run() ? allocation.scan() : allocation.apart();
    }

    private int[] apart() {
        int[] row = new int[first.length];
        for (int value = 0; value < row.length; value++) {
            row[value] = value;
        }
        return row;
    }

    private int[] scan() {
        int[] row = new int[first.length];
        long[] ends = new long[order.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (long) last[order.get(i)] << Integer.SIZE | order.get(i);
        }
        Arrays.sort(ends);
        int[] free = new int[ends.length];
        int frees = 0;
        int ended = 0;
        int rows = 1; // row 0 is that of all values whose tangents are never accessed
        for (int i = 0; i < ends.length; i++) {
            int value = order.get(i);
            while (ends[ended] >> Integer.SIZE < first[value]) {
                free[frees++] = row[(int) ends[ended++]];
            }
            row[value] = frees > 0 && last[value] != ALWAYS ? free[--frees] : rows++;
        }
        return row;
    }

    private void write(int value) {
        if (first[value] == NEVER) {
            first[value] = steps();
            order.add(value);
        }
        last[value] = Math.max(last[value], steps());
    }

    /** Reads a row. One that has not been written holds zeros, or what the run before has left: it is shared with no other. */
    private void read(int value) {
        if (first[value] == NEVER) {
            write(value);
            last[value] = ALWAYS;
        }
        last[value] = Math.max(last[value], steps());
    }

    private static boolean isRow(Element element) {
        return element.array() == Array.VALUES.rows();
    }

    @Override
    public void visit(CombineRows combination) {
        for (Element row : combination.read()) {
            if (isRow(row)) {
                read(valueOf(row.index()));
            }
        }
        if (isRow(combination.to())) {
            write(valueOf(combination.to().index()));
        }
    }

    @Override
    public void visit(Clear clear) {
        for (int value = clear.from(); clear.array() == Array.VALUES.rows() && value < clear.to(); value++) {
            write(value);
        }
    }

    @Override
    public void visit(CopyInputs copy) {
        for (int value = 0; copy.to() == Array.VALUES.rows() && value < copy.point(); value++) {
            write(value);
        }
    }

    @Override
    public void visit(Assign assign) {
        // no row
    }

    @Override
    public void visit(Store store) {
        // no row
    }

    @Override
    public void visit(Guard guard) {
        // no row
    }

    @Override
    public void visit(AddInputs add) {
        // rows of adjoints and of the gradient
    }
}

package org.gradcost.tape.compile.ir;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.trace.IntArray;

/** Fits a subscript to positions: affine if all iterations agree, else with a table over as few loops as will do. */
public final class IndexFitter {

    private final IntArray tables;

    /** The starts of the tables so far, by their content relative to the first element: many differ in that alone. */
    private final Map<IntBuffer, Integer> known = new HashMap<>();

    public IndexFitter(IntArray tables) {
        this.tables = tables;
    }

    /**
     * Fits the subscript of an operand.
     *
     * @param position its position by iteration
     */
    public AffineIndex of(TraceOperand operand, IterationFunction position) {
        return of(operand.loops(), operand.depth(), position);
    }

    /** Fits a subscript over the {@code depth} outermost of these loops. */
    public AffineIndex of(Loop[] loops, int depth, IterationFunction position) {
        if (depth > 0 && loops[0].isTriangular()) {
            return triangular(loops, depth, position);
        }
        int[] strides = new int[depth];
        int[] iteration = new int[loops.length];
        int base = (int) position.at(iteration);
        for (int l = 0; l < depth; l++) {
            iteration[l] = loops[l].trip - 1;
            long last = position.at(iteration);
            iteration[l] = 1;
            strides[l] = loops[l].trip > 1 ? (int) position.at(iteration) - base : 0;
            iteration[l] = 0;
            if ((long) strides[l] * (loops[l].trip - 1) != last - base) {
                return table(loops, depth, position);
            }
        }
        boolean fits = true;
        for (IterationCursor cursor = new IterationCursor(loops, depth); fits && cursor.next(); ) {
            int expected = base;
            for (int l = 0; l < depth; l++) {
                expected += strides[l] * cursor.iteration[l];
            }
            fits = position.at(cursor.iteration) == expected;
        }
        return fits ? AffineIndex.affine(base, Arrays.copyOf(loops, depth), strides) : table(loops, depth, position);
    }

    private AffineIndex triangular(Loop[] loops, int depth, IterationFunction position) {
        RowTable rows = RowTable.of(loops, depth, position, true);
        if (rows.uneven.isEmpty()) {
            return AffineIndex.affine((int) rows.base, rows.even);
        }
        int[] table = new int[rows.table.length];
        for (int row = 0; row < table.length; row++) {
            table[row] = (int) rows.table[row];
        }
        return new AffineIndex((int) rows.base, rows.even, AffineIndex.affine(start(table), rows(rows.uneven, 1)));
    }

    /** Returns the start of a table; equal ones share it. */
    private int start(int[] table) {
        IntBuffer key = IntBuffer.wrap(table);
        Integer start = known.get(key);
        if (start == null) {
            start = tables.size();
            for (int element : table) {
                tables.add(element);
            }
            known.put(key, start);
        }
        return start;
    }

    /** Fits a table over the loops in which the position is not affine, and strides over the others. */
    private AffineIndex table(Loop[] loops, int depth, IterationFunction position) {
        List<AffineIndex.Term> shift = new ArrayList<>();
        List<Loop> uneven = new ArrayList<>();
        int[] iteration = new int[loops.length];
        int first = (int) position.at(iteration);
        for (int l = 0; l < depth; l++) {
            Loop loop = loops[l];
            iteration[l] = 1;
            int stride = (int) position.at(iteration) - first;
            iteration[l] = 0;
            if (!position.isAffine(loop, stride, new IterationCursor(loops, depth))) {
                uneven.add(loop);
            } else if (stride != 0) {
                shift.add(new AffineIndex.Term(loop, stride));
            }
        }
        IntArray table = new IntArray();
        for (IterationCursor cursor = new IterationCursor(uneven.toArray(new Loop[0]), uneven.size(), iteration);
                cursor.next(); ) {
            table.add((int) position.at(cursor.iteration) - first);
        }
        return new AffineIndex(first, List.copyOf(shift), AffineIndex.affine(start(table.toArray()), rows(uneven, 1)));
    }

    /** Returns row-major strides over these loops. */
    public static List<AffineIndex.Term> rows(List<Loop> loops, int width) {
        AffineIndex.Term[] terms = new AffineIndex.Term[loops.size()];
        int stride = width;
        for (int l = loops.size() - 1; l >= 0; l--) {
            terms[l] = new AffineIndex.Term(loops.get(l), stride);
            stride *= loops.get(l).trip;
        }
        return List.of(terms);
    }
}

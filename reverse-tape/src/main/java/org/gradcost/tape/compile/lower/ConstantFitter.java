package org.gradcost.tape.compile.lower;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.IterationFunction;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.RowTable;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.DoubleArray;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The constants of an operand that is constant in every iteration: one number, or an element of the array of constants over
 * the loops in which they differ.
 */
final class ConstantFitter implements IterationFunction {

    private final TraceOperand operand;
    private final Trace trace;

    private ConstantFitter(TraceOperand operand, Trace trace) {
        this.operand = operand;
        this.trace = trace;
    }

    /** Returns the reference; appends the numbers to the array of constants if they differ. */
    static ValueRef of(TraceOperand operand, Trace trace, DoubleArray all) {
        return new ConstantFitter(operand, trace).addTo(all);
    }

    /** Returns the bits of the number, by which numbers are compared. */
    @Override
    public long at(int[] iteration) {
        return Double.doubleToLongBits(trace.constantAt(operand.at(iteration, trace)));
    }

    private ValueRef addTo(DoubleArray all) {
        double first = trace.constantAt(operand.base(trace));
        if (isAlways(at(new int[operand.loops().length]))) {
            return new ValueRef.Constant(first, null);
        }
        int base = all.size();
        List<Loop> uneven = new ArrayList<>();
        if (operand.isTriangular()) {
            RowTable rows = RowTable.of(operand.loops(), operand.depth(), this, false);
            for (long row : rows.table) {
                all.add(Double.longBitsToDouble(rows.base + row));
            }
            uneven.addAll(rows.uneven);
        } else {
            for (int l = 0; l < operand.depth(); l++) {
                if (!isAffine(operand.loops()[l], 0, operand.iterations())) {
                    uneven.add(operand.loops()[l]);
                }
            }
            for (IterationCursor cursor = new IterationCursor(
                            uneven.toArray(new Loop[0]), uneven.size(), new int[operand.loops().length]);
                    cursor.next(); ) {
                all.add(trace.constantAt(operand.at(cursor.iteration, trace)));
            }
        }
        return new ValueRef.Constant(first, AffineIndex.affine(base, IndexFitter.rows(uneven, 1)));
    }

    private boolean isAlways(long bits) {
        boolean same = true;
        for (IterationCursor cursor = operand.iterations(); same && cursor.next(); ) {
            same = at(cursor.iteration) == bits;
        }
        return same;
    }
}

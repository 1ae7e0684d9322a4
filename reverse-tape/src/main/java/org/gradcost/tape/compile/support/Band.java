package org.gradcost.tape.compile.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.emit.Partials;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.IterationFunction;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * The few components of a tangent that may differ from zero: the same number in all iterations, each with its input element as
 * a subscript.
 */
final class Band {

    private final Loop[] loops;
    private final int depth;
    private final IntArray tables;
    private final List<AffineIndex> columns = new ArrayList<>();

    /** The input elements on which a value depends, by the iteration. */
    interface Columns {

        /** Returns them, ascending; null if they are too many. */
        int[] at(int[] iteration);
    }

    private record Column(Columns all, int number) implements IterationFunction {

        @Override
        public long at(int[] iteration) {
            return all.at(iteration)[number];
        }
    }

    private Band(Loop[] loops, int depth, IntArray tables) {
        this.loops = loops;
        this.depth = depth;
        this.tables = tables;
    }

    /**
     * Finds the band of a value in the iterations of the {@code depth} outermost of these loops.
     *
     * @return null if the number of components is too large or 0, or changes from iteration to iteration
     */
    static Band of(Loop[] loops, int depth, Columns columns, IndexFitter fit, IntArray tables) {
        int[] first = columns.at(new int[loops.length]);
        if (first == null || first.length == 0) {
            return null;
        }
        for (IterationCursor cursor = new IterationCursor(loops, depth); cursor.next(); ) {
            int[] here = columns.at(cursor.iteration);
            if (here == null || here.length != first.length) {
                return null;
            }
        }
        Band band = new Band(loops, depth, tables);
        for (int k = 0; k < first.length; k++) {
            band.columns.add(fit.of(loops, depth, new Column(columns, k)));
        }
        return band;
    }

    /** Returns the number of components. */
    int size() {
        return columns.size();
    }

    /** Returns the tangent with these components, without those that are the number 0. */
    SparseTangent tangent(List<CodeExpression> components) {
        Map<TangentSlot, CodeExpression> coefficients = new LinkedHashMap<>();
        for (int k = 0; k < columns.size(); k++) {
            if (!Partials.is(0, components.get(k))) {
                coefficients.put(new TangentSlot.Window(columns.get(k)), components.get(k));
            }
        }
        return new SparseTangent(coefficients);
    }

    /** Returns the components of a tangent of inputs and stored tangents; null if it has others than those of the band. */
    List<CodeExpression> components(SparseTangent tangent) {
        CodeExpression[] components = new CodeExpression[columns.size()];
        Arrays.fill(components, new Literal(0));
        for (Map.Entry<TangentSlot, CodeExpression> entry : tangent.entries()) {
            int k = entry.getKey() instanceof TangentSlot.Window window ? indexOf(window.index()) : -1;
            if (k < 0) {
                return null;
            }
            components[k] =
                    Partials.is(0, components[k]) ? entry.getValue() : new Binary('+', components[k], entry.getValue());
        }
        return Arrays.asList(components);
    }

    /** Returns which component is that of an input element in all iterations; negative if none is. */
    private int indexOf(AffineIndex element) {
        int equal = columns.indexOf(element);
        for (int k = 0; equal < 0 && k < columns.size(); k++) {
            equal = isSame(columns.get(k), element) ? k : equal;
        }
        return equal;
    }

    private boolean isSame(AffineIndex a, AffineIndex b) {
        for (IterationCursor cursor = new IterationCursor(loops, depth); cursor.next(); ) {
            if (a.valueAt(cursor.iteration, tables) != b.valueAt(cursor.iteration, tables)) {
                return false;
            }
        }
        return true;
    }
}

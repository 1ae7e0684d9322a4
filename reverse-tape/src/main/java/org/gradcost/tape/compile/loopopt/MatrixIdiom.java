package org.gradcost.tape.compile.loopopt;

import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.code.AddRows;
import org.gradcost.tape.compile.code.AddToRows;
import org.gradcost.tape.compile.code.ClearRow;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.PackedOperand;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.VectorOperand;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.RowElement;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/** An operation on a whole matrix {@code M_jk} by a loop over j around a loop over k. */
sealed interface MatrixIdiom {

    /**
     * Returns the statements.
     *
     * @param numbers the numbering of matrices
     * @param spare a row that may be overwritten
     */
    void write(LoopInterchange numbers, ScratchRow spare, List<Statement> out);

    /** {@code c_j += Σ_k a_k·M_jk}. */
    record ToLocals(PackedOperand matrix, VectorOperand a, ScratchRow c) implements MatrixIdiom {
        @Override
        public void write(LoopInterchange numbers, ScratchRow spare, List<Statement> out) {
            out.add(new AddRows(numbers.numbered(matrix), a, c));
        }
    }

    /** {@code a_k += Σ_j c_j·M_jk}. */
    record ToVector(PackedOperand matrix, VectorOperand c, Array array, AffineIndex a, Loop k) implements MatrixIdiom {
        @Override
        public void write(LoopInterchange numbers, ScratchRow spare, List<Statement> out) {
            out.add(new ClearRow(spare, k.trip));
            out.add(new AddRows(numbers.numbered(matrix), c, spare));
            out.add(For.all(k, false, List.of(new Store(array, a, new RowElement(spare, k), true))));
        }
    }

    /** {@code M_jk += a_k·c_j}. */
    record ToMatrix(PackedOperand matrix, VectorOperand factors, VectorOperand vector) implements MatrixIdiom {
        @Override
        public void write(LoopInterchange numbers, ScratchRow spare, List<Statement> out) {
            out.add(new AddToRows(numbers.numbered(matrix), factors, vector));
        }
    }

    /**
     * A recogniser of the idioms.
     *
     * @param j the outer loop
     * @param k the inner loop
     * @param rows the rows over j of locals that are invariant in the inner loop
     */
    record Finder(Loop j, Loop k, Map<Local, ScratchRow> rows) {

        /** Recognises what is added to a local; null if it is no such product. */
        MatrixIdiom toLocals(ScratchRow sum, CodeExpression x, CodeExpression y) {
            VectorOperand a = overK(x);
            PackedOperand matrix = a == null ? matrix(x, k, j) : matrix(y, k, j);
            a = a == null ? overK(y) : a;
            return a == null || matrix == null || j.trip < Heuristics.SHORTEST_PACKED_ROW
                    ? null
                    : new ToLocals(matrix, a, sum);
        }

        /** Recognises what is added to an element; null if it is no such product. */
        MatrixIdiom toArray(Store put, CodeExpression x, CodeExpression y) {
            if (!put.add() || !isAdjoint(put.array()) || !put.index().has(k)) {
                return null;
            }
            return put.index().has(j) ? toMatrix(put, x, y) : toVector(put, x, y);
        }

        private MatrixIdiom toVector(Store put, CodeExpression x, CodeExpression y) {
            VectorOperand c = overJ(x);
            PackedOperand matrix = c == null ? matrix(x, j, k) : matrix(y, j, k);
            c = c == null ? overJ(y) : c;
            return c == null || matrix == null || k.trip < Heuristics.SHORTEST_PACKED_ROW
                    ? null
                    : new ToVector(matrix, c, put.array(), put.index(), k);
        }

        /** Chooses rows along the longer loop, or as they are in memory if both are long enough. */
        private MatrixIdiom toMatrix(Store put, CodeExpression x, CodeExpression y) {
            boolean alongJ = put.index().stride(j) == 1 && j.trip >= Heuristics.SHORTEST_PACKED_ROW || j.trip > k.trip;
            Loop across = alongJ ? k : j;
            Loop along = alongJ ? j : k;
            PackedOperand matrix =
                    put.array().isOfKind(Array.GRADIENT) ? packed(put.array(), put.index(), across, along) : null;
            VectorOperand a = overK(x) == null ? overK(y) : overK(x);
            VectorOperand c = overJ(x) == null ? overJ(y) : overJ(x);
            if (matrix == null || a == null || c == null || along.trip < Heuristics.SHORTEST_PACKED_ROW) {
                return null;
            }
            return alongJ ? new ToMatrix(matrix, a, c) : new ToMatrix(matrix, c, a);
        }

        private VectorOperand overJ(CodeExpression leaf) {
            if (leaf instanceof LocalRead read) {
                ScratchRow row = rows.get(read.local());
                return row == null ? null : VectorOperand.of(row);
            }
            return over(j, k, leaf);
        }

        private VectorOperand overK(CodeExpression leaf) {
            return over(k, j, leaf);
        }

        private static VectorOperand over(Loop loop, Loop other, CodeExpression leaf) {
            boolean fits = leaf instanceof Element element
                    && !isAdjoint(element.array())
                    && element.index().stride(loop) != 0
                    && !element.index().has(other)
                    && !(element.index().table() && element.index().row().has(loop));
            if (!fits) {
                return null;
            }
            Element element = (Element) leaf;
            return new VectorOperand(
                    element.array(),
                    element.index().at(loop, 0),
                    element.index().stride(loop),
                    null);
        }

        /** Whether it is an element of a matrix that stays the same; recorded values do not. */
        private static PackedOperand matrix(CodeExpression leaf, Loop across, Loop along) {
            return leaf instanceof Element element
                            && !isAdjoint(element.array())
                            && !element.array().isOfKind(Array.VALUES)
                    ? packed(element.array(), element.index(), across, along)
                    : null;
        }

        /** Returns null if the subscript depends on other loops too. */
        private static PackedOperand packed(Array array, AffineIndex index, Loop across, Loop along) {
            boolean fits = !index.table()
                    && index.terms().size() == 2
                    && index.stride(across) != 0
                    && index.stride(along) != 0;
            return fits
                    ? new PackedOperand(
                            0, array, index.base(), across.trip, index.stride(across), along.trip, index.stride(along))
                    : null;
        }

        private static boolean isAdjoint(Array array) {
            return array.isOfKind(Array.GRADIENT) || array.isOfKind(Array.ADJOINTS);
        }
    }
}

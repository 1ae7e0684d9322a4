package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.ClearRow;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.LeafRewriter;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.RowElement;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * A loop over j around a loop over k that does {@link MatrixIdiom matrix products} and nothing else. It is distributed: what
 * comes before the inner loop, for all j; the products; and what comes after it, for all j. A local that passes a value from
 * one part to another becomes a row over j. This is legal where iterations over j could be jammed, see {@link LoopNest}.
 */
final class MatrixLoopNest {

    private final LoopNest nest;
    private final For outer;
    private final LoopNest.Part before;
    private final LoopNest.Part inner;
    private final LoopNest.Part after;

    /** The value of each local of the inner loop after an iteration, in terms of the locals before it. */
    private final Map<Local, CodeExpression> values = new LinkedHashMap<>();

    private final LeafRewriter toValues = new LeafRewriter() {
        @Override
        public CodeExpression rewrite(CodeExpression leaf) {
            return leaf instanceof LocalRead read ? values.getOrDefault(read.local(), leaf) : leaf;
        }
    };

    /** The stores of the inner loop, in the same terms. */
    private final List<Store> puts = new ArrayList<>();

    private final Map<Local, ScratchRow> rows = new LinkedHashMap<>();
    private final List<MatrixIdiom> products = new ArrayList<>();

    private MatrixLoopNest(LoopNest nest) {
        this.nest = nest;
        this.outer = nest.outer;
        this.before = nest.parts.get(0);
        this.inner = nest.parts.get(1);
        this.after = nest.parts.get(2);
    }

    /** Returns the nest; null if the loop is no such nest or it is not worth it. */
    static MatrixLoopNest of(For outer, ReadCounts reads, IntArray tables) {
        LoopNest nest = outer.isWhole() ? LoopNest.of(outer, 2, Heuristics.LONGEST_MATRIX_BODY, tables) : null;
        if (nest == null || nest.parts.size() != 3 || !nest.parts.get(1).inner().isWhole()) {
            return null;
        }
        MatrixLoopNest matrix = new MatrixLoopNest(nest);
        return matrix.findValues() && matrix.giveRows(reads) && matrix.findProducts() ? matrix : null;
    }

    /** Evaluates the inner loop symbolically; false if it carries anything but sums of products. */
    private boolean findValues() {
        for (Statement statement : inner.statements()) {
            CodeExpression now = ((ScalarStatement) statement).value().rewrite(toValues);
            if (statement instanceof Store put) {
                puts.add(new Store(put.array(), put.index(), now, put.add()));
            } else if (isLeaf(now) || isProducts(now) || isSum(now)) {
                values.put(((Assign) statement).local(), now);
            } else {
                return false;
            }
        }
        for (Local local : ReadCounts.carried(inner.statements())) {
            if (handedOn(local) != local) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLeaf(CodeExpression value) {
        return value instanceof LocalRead || value instanceof Element;
    }

    /** Returns the first factor of a product; null if it is none. */
    private static CodeExpression left(CodeExpression value) {
        if (value instanceof Binary binary && binary.operator() == '*' && isLeaf(binary.x()) && isLeaf(binary.y())) {
            return binary.x();
        }
        return value instanceof ChainProduct chain && isLeaf(chain.slope()) && isLeaf(chain.adjoint())
                ? chain.slope()
                : null;
    }

    private static CodeExpression right(CodeExpression product) {
        return product instanceof ChainProduct chain ? chain.adjoint() : ((Binary) product).y();
    }

    private static boolean isSum(CodeExpression value) {
        return value instanceof Binary binary
                && binary.operator() == Binary.ADD_TERM
                && binary.x() instanceof LocalRead
                && isProducts(binary.y());
    }

    /** Returns whether it is a product, or the sum of two that is the tangent of one. */
    private static boolean isProducts(CodeExpression value) {
        return !productsOf(value).isEmpty();
    }

    /** Returns the products whose sum it is; none if it is no such sum. */
    private static List<CodeExpression> productsOf(CodeExpression value) {
        if (left(value) != null) {
            return List.of(value);
        }
        boolean areTwo = value instanceof Binary binary
                && binary.operator() == '+'
                && left(binary.x()) != null
                && left(binary.y()) != null;
        return areTwo ? List.of(((Binary) value).x(), ((Binary) value).y()) : List.of();
    }

    /** Returns the local of the first part that a local of the inner loop copies or adds to; null if there is none. */
    private Local handedOn(Local local) {
        CodeExpression value = values.get(local);
        if (value instanceof LocalRead read) {
            return read.local();
        }
        return isSum(value) ? ((LocalRead) ((Binary) value).x()).local() : null;
    }

    /** Makes a row for each local that passes a value between parts; false if other locals would need one. */
    private boolean giveRows(ReadCounts reads) {
        for (Statement statement : before.statements()) {
            if (statement instanceof Assign let
                    && (nest.isIn(let.local(), inner) || nest.isIn(let.local(), after))
                    && !rows.containsKey(let.local())) {
                rows.put(let.local(), new ScratchRow(rows.size()));
            }
        }
        ReadCounts here = ReadCounts.in(outer.body());
        for (Local local : values.keySet()) {
            boolean needsRow = nest.isIn(local, after) || isSum(values.get(local));
            if (needsRow && !rows.containsKey(handedOn(local)) || reads.of(local) > here.of(local)) {
                return false;
            }
        }
        return true;
    }

    private boolean findProducts() {
        Map<Local, ScratchRow> unchanged = new HashMap<>(rows);
        Map<Local, CodeExpression> sums = new LinkedHashMap<>();
        for (Map.Entry<Local, CodeExpression> value : values.entrySet()) {
            if (isSum(value.getValue())) {
                sums.put(handedOn(value.getKey()), ((Binary) value.getValue()).y());
            }
        }
        unchanged.keySet().removeAll(sums.keySet());
        MatrixIdiom.Finder finder =
                new MatrixIdiom.Finder(outer.loop(), inner.inner().loop(), unchanged);
        for (Map.Entry<Local, CodeExpression> sum : sums.entrySet()) {
            for (CodeExpression product : productsOf(sum.getValue())) {
                products.add(finder.toLocals(rows.get(sum.getKey()), left(product), right(product)));
            }
        }
        for (Store put : puts) {
            if (!isProducts(put.value())) {
                return false;
            }
            for (CodeExpression product : productsOf(put.value())) {
                products.add(finder.toArray(put, left(product), right(product)));
            }
        }
        return !products.isEmpty() && !products.contains(null);
    }

    List<Statement> statements(LoopInterchange numbers) {
        Loop j = outer.loop();
        List<Statement> all = new ArrayList<>();
        List<Statement> first = new ArrayList<>(before.statements());
        List<Statement> last = new ArrayList<>();
        for (Map.Entry<Local, ScratchRow> entry : rows.entrySet()) {
            Local local = entry.getKey();
            ScratchRow row = entry.getValue();
            all.add(new ClearRow(row, j.trip));
            first.add(new StoreInRow(new RowElement(row, j), new LocalRead(local)));
            if (nest.isIn(local, after)) {
                last.add(new Assign(local, new RowElement(row, j)));
            }
        }
        for (Local local : values.keySet()) {
            if (nest.isIn(local, after) && !rows.containsKey(local)) {
                last.add(new Assign(local, new RowElement(rows.get(handedOn(local)), j)));
            }
        }
        last.addAll(after.statements());
        all.add(outer.with(first));
        for (MatrixIdiom product : products) {
            product.write(numbers, new ScratchRow(rows.size()), all);
        }
        if (!last.isEmpty()) {
            all.add(outer.with(last));
        }
        return all;
    }
}

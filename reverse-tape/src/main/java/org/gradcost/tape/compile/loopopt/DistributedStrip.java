package org.gradcost.tape.compile.loopopt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.ArrayFunction;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CopyRow;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.MultiplyRow;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.SumRow;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.LeafRewriter;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.MathCall;
import org.gradcost.tape.compile.code.expression.RowElement;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/**
 * One strip of a distributed loop. First the elements that it reads are copied into rows; then each array function and each
 * prefix product is computed, and what is stored or summed, in loops over rows; then the rows are summed and stored.
 */
final class DistributedStrip implements LeafRewriter {

    private final DistributedLoop distributed;
    private final AffineIndex start;
    private final Loop strip;
    private final List<Statement> out;
    private final List<ScalarStatement> body;
    private int rows;

    private final Map<Element, RowElement> copies = new HashMap<>();

    /** The partial products before each factor. */
    private final Map<Local, RowElement> products = new HashMap<>();

    /** The results that are in rows already, by the locals that hold them. */
    private final Map<Local, RowElement> kept = new HashMap<>();

    /** The row of each result: of stores and of the assignments that are reductions. */
    private final Map<ScalarStatement, RowElement> results = new IdentityHashMap<>();

    /**
     * @param start the first iteration of the strip
     * @param strip the loop over its iterations
     */
    DistributedStrip(DistributedLoop distributed, AffineIndex start, Loop strip, int firstRow, List<Statement> out) {
        this.distributed = distributed;
        this.start = start;
        this.strip = strip;
        this.rows = firstRow;
        this.out = out;
        this.body = new ArrayList<>(distributed.body());
    }

    void write() {
        for (int s = 0; s < body.size(); s++) {
            if (body.get(s) instanceof Assign assign && assign.value() instanceof MathCall call) {
                body.set(s, new Assign(assign.local(), apply(s, call)));
            }
        }
        for (PrefixProduct product : distributed.products()) {
            multiply(product);
        }
        computeResults();
        for (Reduction reduction : distributed.reductions()) {
            ScratchRow row = results.get(reduction.added()).row();
            out.add(new SumRow(reduction.sum(), row, strip.trip, reduction.inOrder()));
        }
        for (Store store : inOrder(distributed.stores(), distributed.repeat().down())) {
            store(store);
        }
    }

    /** Returns the number of the first row that it does not take. */
    int nextRow() {
        return rows;
    }

    /** Computes the partial products before each factor in a row. */
    private void multiply(PrefixProduct product) {
        int at = body.indexOf(product.next());
        CodeExpression factor = origin(at, product.factor());
        RowElement factors;
        if (factor instanceof Element element && distributed.held(element) == null) {
            copy(element);
            factors = copies.get(element);
        } else {
            factors = newRow();
            repeat(slice(at, Map.of(body.get(at), new StoreInRow(factors, factor))));
        }
        RowElement before = newRow();
        boolean down = distributed.repeat().down();
        out.add(new MultiplyRow(
                product.product(), factors.row(), before.row(), strip.trip, down, product.ofAdjoints()));
        products.put(product.product(), before);
    }

    /**
     * Sorts stores: the larger the distance from the counter, the earlier a loop comes to an element; downwards the later.
     */
    private static List<Store> inOrder(List<Store> stores, boolean down) {
        List<Store> sorted = new ArrayList<>();
        for (Store store : stores) {
            int place = sorted.size();
            while (place > 0 && isBefore(store, sorted.get(place - 1), down)) {
                place--;
            }
            sorted.add(place, store);
        }
        return sorted;
    }

    private static boolean isBefore(Store store, Store other, boolean down) {
        int distance = store.index().base() - other.index().base();
        return down ? distance < 0 : distance > 0;
    }

    /** Computes a function of all iterations, and returns the element of its results. */
    private RowElement apply(int at, MathCall call) {
        RowElement arguments = newRow();
        repeat(slice(at, Map.of(body.get(at), new StoreInRow(arguments, call.x()))));
        RowElement values = newRow();
        ScratchRow work = LoopFission.FUNCTIONS.get(call.name()) ? newRow().row() : null;
        out.add(new ArrayFunction(call.name(), arguments.row(), values.row(), work, strip.trip));
        return values;
    }

    /** Computes what is stored or summed into rows, some at a time. */
    private void computeResults() {
        int most = distributed.hasTangents() ? Heuristics.MOST_STORED_ROWS_WITH_TANGENTS : Heuristics.MOST_STORED_ROWS;
        List<ScalarStatement> wanted = new ArrayList<>();
        for (int s = 0; s < body.size(); s++) {
            CodeExpression result = result(body.get(s));
            if (result != null && origin(s, result) instanceof RowElement row) {
                results.put(body.get(s), row);
            } else if (result != null) {
                wanted.add(body.get(s));
            }
        }
        List<ScalarStatement> ordered = wanted.size() <= most ? wanted : shortestFirst(wanted);
        for (int from = 0; from < ordered.size(); from += most) {
            computeTogether(ordered.subList(from, Math.min(from + most, ordered.size())));
        }
    }

    private void computeTogether(List<ScalarStatement> some) {
        Map<ScalarStatement, StoreInRow> group = new IdentityHashMap<>();
        for (ScalarStatement statement : some) {
            RowElement row = newRow();
            results.put(statement, row);
            group.put(statement, new StoreInRow(row, result(statement)));
        }
        repeat(slice(body.size() - 1, group));
        for (ScalarStatement statement : some) {
            keep(statement, results.get(statement));
        }
    }

    /** Sorts statements by the length of what they need, so that the results of short ones can be read from their rows by longer ones. */
    private List<ScalarStatement> shortestFirst(List<ScalarStatement> wanted) {
        List<ScalarStatement> sorted = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (ScalarStatement statement : wanted) {
            int length = lengthOfSlice(statement);
            int place = sorted.size();
            while (place > 0 && lengths.get(place - 1) > length) {
                place--;
            }
            sorted.add(place, statement);
            lengths.add(place, length);
        }
        return sorted;
    }

    private int lengthOfSlice(ScalarStatement statement) {
        Set<Local> needed = new HashSet<>();
        result(statement).addLocals(needed);
        int length = 1;
        for (int s = body.indexOf(statement) - 1; s >= 0; s--) {
            if (body.get(s) instanceof Assign assign && needed.remove(assign.local())) {
                assign.value().addLocals(needed);
                length++;
            }
        }
        return length;
    }

    /** Notes that the locals which hold a result, and are assigned once, can be read from its row. */
    private void keep(ScalarStatement statement, RowElement row) {
        CodeExpression value = result(statement);
        while (value instanceof LocalRead read) {
            Assign only = onlyAssignment(read.local());
            if (only == null) {
                return;
            }
            kept.put(read.local(), row);
            value = only.value();
        }
    }

    /** Returns the assignment of a local; null if there are several or none. */
    private Assign onlyAssignment(Local local) {
        Assign only = null;
        for (ScalarStatement statement : body) {
            if (statement instanceof Assign assign && assign.local() == local) {
                if (only != null) {
                    return null;
                }
                only = assign;
            }
        }
        return only;
    }

    /** Returns what a statement stores or adds to a sum; null if it does neither. */
    private CodeExpression result(ScalarStatement statement) {
        if (statement instanceof Store store) {
            return store.value();
        }
        Reduction reduction = distributed.reduction(statement);
        return reduction == null ? null : reduction.term();
    }

    /** Follows a value through the assignments before a statement, to the partial products if it is one. */
    private CodeExpression origin(int end, CodeExpression value) {
        CodeExpression origin = StraightCode.origin(body, end, value);
        if (origin instanceof LocalRead read && products.containsKey(read.local())) {
            return products.get(read.local());
        }
        return origin;
    }

    /** Returns the statements up to one that are needed for some of them, which are replaced by stores into rows. */
    private List<Statement> slice(int last, Map<ScalarStatement, StoreInRow> wanted) {
        Deque<Statement> slice = new ArrayDeque<>();
        Set<Local> needed = new HashSet<>();
        for (int s = last; s >= 0; s--) {
            StoreInRow store = wanted.get(body.get(s));
            if (store != null) {
                slice.addFirst(new StoreInRow(store.element(), inRows(store.value(), needed)));
            } else if (body.get(s) instanceof Assign assign && needed.remove(assign.local())) {
                slice.addFirst(new Assign(assign.local(), inRows(assign.value(), needed)));
            }
        }
        return List.copyOf(slice);
    }

    /** Returns a value in elements of rows, and notes the locals that it needs. */
    private CodeExpression inRows(CodeExpression value, Set<Local> needed) {
        for (CodeExpression leaf : value.leaves()) {
            if (leaf instanceof LocalRead read) {
                if (!products.containsKey(read.local()) && !kept.containsKey(read.local())) {
                    needed.add(read.local());
                }
            } else if (leaf instanceof Element element
                    && distributed.held(element) == null
                    && !isInPlace(element.index())) {
                copy(element);
            }
        }
        return value.rewrite(this);
    }

    private void copy(Element element) {
        if (!copies.containsKey(element)) {
            RowElement row = newRow();
            out.add(copy(row, element.array(), element.index(), false));
            copies.put(element, row);
        }
    }

    @Override
    public CodeExpression rewrite(CodeExpression leaf) {
        if (leaf instanceof LocalRead read) {
            RowElement row = products.getOrDefault(read.local(), kept.get(read.local()));
            return row == null ? leaf : row;
        }
        if (!(leaf instanceof Element element)) {
            return leaf;
        }
        Local held = distributed.held(element);
        if (held != null) {
            return new LocalRead(held);
        }
        RowElement copy = copies.get(element);
        return copy == null ? new Element(element.array(), inStrip(element.index())) : copy;
    }

    private void store(Store store) {
        RowElement row = results.get(store);
        if (!store.add()) {
            out.add(copy(row, store.array(), store.index(), true));
        } else if (isInPlace(store.index())) {
            repeat(List.of(new Store(store.array(), inStrip(store.index()), row, true)));
        } else {
            RowElement sum = newRow();
            out.add(copy(sum, store.array(), store.index(), false));
            repeat(List.of(new StoreInRow(sum, new Binary('+', sum, row))));
            out.add(copy(sum, store.array(), store.index(), true));
        }
    }

    private CopyRow copy(RowElement row, Array array, AffineIndex index, boolean back) {
        return new CopyRow(row.row(), array, index.at(distributed.repeat().loop(), start), strip.trip, back);
    }

    /** Returns the subscript in an iteration of the strip. */
    private AffineIndex inStrip(AffineIndex index) {
        return index.at(distributed.repeat().loop(), counter().plus(start.base()));
    }

    /** Returns whether the subscript is the counter of the strip. */
    private boolean isInPlace(AffineIndex index) {
        return start.terms().isEmpty() && inStrip(index).equals(counter());
    }

    private AffineIndex counter() {
        return AffineIndex.affine(0, List.of(new AffineIndex.Term(strip, 1)));
    }

    private RowElement newRow() {
        ScratchRow row = new ScratchRow(rows++);
        out.add(new CopyRow(row, Array.POINT, AffineIndex.of(0), 0, false)); // opens it
        return new RowElement(row, strip);
    }

    private void repeat(List<Statement> iteration) {
        out.add(For.all(strip, false, iteration));
    }
}

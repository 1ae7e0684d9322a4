package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.MathCall;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/** A loop that can be distributed: it computes elements, sums and products, and no iteration needs another but by these. */
final class DistributedLoop {

    private final For repeat;
    private final Loop loop;
    private final ReadCounts reads;

    /** The statements of an iteration, without those that make up the reductions. */
    private final List<ScalarStatement> body = new ArrayList<>();

    private final List<Reduction> reductions = new ArrayList<>();
    private final List<PrefixProduct> products = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();

    /** The elements that are the same in each iteration, and the locals that hold them. */
    private final Map<Element, Local> invariants = new LinkedHashMap<>();

    private int calls;

    private DistributedLoop(For repeat, ReadCounts reads) {
        this.repeat = repeat;
        this.loop = repeat.loop();
        this.reads = reads;
    }

    /**
     * Returns the loop if it can be distributed and gains by it, else null.
     *
     * @param reads of locals in the whole method
     */
    static DistributedLoop of(For repeat, ReadCounts reads) {
        boolean fits = repeat.isWhole()
                && repeat.loop().trip >= Heuristics.SHORTEST_STRIP
                && repeat.body().size() <= Heuristics.LONGEST_DISTRIBUTED_BODY;
        DistributedLoop distributed = new DistributedLoop(repeat, reads);
        return fits && distributed.isFree() && distributed.isWorthIt() ? distributed : null;
    }

    For repeat() {
        return repeat;
    }

    List<ScalarStatement> body() {
        return body;
    }

    List<Reduction> reductions() {
        return reductions;
    }

    List<PrefixProduct> products() {
        return products;
    }

    List<Store> stores() {
        return stores;
    }

    /** Writes the strips. */
    void write(int firstRow, List<Statement> out) {
        for (Map.Entry<Element, Local> invariant : invariants.entrySet()) {
            out.add(new Assign(invariant.getValue(), invariant.getKey()));
        }
        new StripMining(this, firstRow).write(out);
        for (Reduction reduction : reductions) {
            if (reduction.added().local() != reduction.sum()) {
                out.add(new Assign(reduction.added().local(), new LocalRead(reduction.sum())));
            }
        }
        for (PrefixProduct product : products) {
            if (product.next().local() != product.product()) {
                out.add(new Assign(product.next().local(), new LocalRead(product.product())));
            }
        }
    }

    /** Returns whether it computes tangents. */
    boolean hasTangents() {
        for (ScalarStatement statement : body) {
            if (statement.isTangent()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the local that holds an element which is the same in each iteration; null for another. */
    Local held(Element element) {
        return invariants.get(element);
    }

    private boolean isWorthIt() {
        if (calls > 0 || !products.isEmpty()) {
            return true;
        }
        return stores.isEmpty()
                ? repeat.body().size() > Heuristics.LONGEST_REDUCTION_BODY
                : !reductions.isEmpty() || loop.trip > Heuristics.LONGEST_ROW || storesTwice();
    }

    /** Returns whether two iterations store into one element: {@link RowPrivatisation} leaves such a loop alone. */
    private boolean storesTwice() {
        for (Store store : stores) {
            for (Store other : stores) {
                if (other != store && other.array() == store.array() && !isApart(store.index(), other.index())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether the iterations are free of each other, and simple enough. */
    private boolean isFree() {
        for (Statement statement : repeat.body()) {
            if (!(statement instanceof ScalarStatement scalar) || !isSimple(scalar)) {
                return false;
            }
            body.add(scalar);
            if (scalar instanceof Store store) {
                stores.add(store);
            }
        }
        return findCarried() && isDeadAfterwards() && haveElementsStrideOne();
    }

    private boolean isSimple(ScalarStatement statement) {
        if (statement instanceof Assign && statement.value() instanceof MathCall call) {
            calls++;
            return LoopFission.FUNCTIONS.containsKey(call.name()) && RowPrivatisation.isArithmetic(call.x());
        }
        return RowPrivatisation.isArithmetic(statement.value());
    }

    /** Takes the reductions out of the body, and values that stay as they are; false if the loop carries anything else. */
    private boolean findCarried() {
        ReadCounts within = ReadCounts.in(repeat.body());
        for (Local local : carried()) {
            if (staysTheSame(local)) {
                remove(local, null);
                continue;
            }
            PrefixProduct product = PrefixProduct.of(local, body);
            if (product != null) {
                remove(local, product.next());
                products.add(product);
                continue;
            }
            Reduction reduction = Reduction.of(local, body, within);
            if (reduction == null || repeat.down() && reduction.inOrder()) {
                return false;
            }
            remove(local, reduction.added());
            reductions.add(reduction);
        }
        return products.isEmpty() || calls == 0;
    }

    /** Returns the loop-carried locals in the order of their assignments. */
    private Set<Local> carried() {
        Set<Local> any = ReadCounts.carried(repeat.body());
        Set<Local> ordered = new LinkedHashSet<>();
        for (Statement statement : repeat.body()) {
            if (statement instanceof Assign assign && any.contains(assign.local())) {
                ordered.add(assign.local());
            }
        }
        return ordered;
    }

    /** Removes the assignments to a local but one. */
    private void remove(Local local, Assign but) {
        for (int s = body.size() - 1; s >= 0; s--) {
            if (body.get(s) instanceof Assign assign && assign.local() == local && assign != but) {
                body.remove(s);
            }
        }
    }

    /** Returns whether the local has the same value after an iteration as before it. */
    private boolean staysTheSame(Local carried) {
        Map<Local, Local> copies = new HashMap<>(); // the local whose value from before the iteration it has
        for (Statement statement : repeat.body()) {
            if (statement instanceof Assign assign) {
                copies.put(
                        assign.local(),
                        assign.value() instanceof LocalRead read
                                ? copies.getOrDefault(read.local(), read.local())
                                : null);
            }
        }
        return copies.get(carried) == carried;
    }

    /** Returns whether nothing that an iteration computes for itself is read after the loop. */
    private boolean isDeadAfterwards() {
        ReadCounts within = ReadCounts.in(repeat.body());
        for (ScalarStatement statement : body) {
            if (statement instanceof Assign assign
                    && reduction(assign) == null
                    && !isOfProduct(assign)
                    && reads.of(assign.local()) != within.of(assign.local())) {
                return false;
            }
        }
        return true;
    }

    private boolean isOfProduct(Assign assign) {
        for (PrefixProduct product : products) {
            if (product.next() == assign) {
                return true;
            }
        }
        return false;
    }

    /** Returns the reduction that a statement adds a term to; null if it is part of none. */
    Reduction reduction(ScalarStatement statement) {
        for (Reduction reduction : reductions) {
            if (reduction.added() == statement) {
                return reduction;
            }
        }
        return null;
    }

    /** Returns whether all elements move by one with the counter, or not at all, and what is stored is not also read. */
    private boolean haveElementsStrideOne() {
        for (Store store : stores) {
            if (store.index().table() || store.index().stride(loop) != 1) {
                return false;
            }
        }
        for (ScalarStatement statement : body) {
            for (CodeExpression leaf : statement.value().leaves()) {
                if (leaf instanceof Element element && !isReadable(element)) {
                    return false;
                }
            }
        }
        return areStoresApart();
    }

    private boolean isReadable(Element element) {
        if (element.index().table()) {
            return false;
        }
        int stride = element.index().stride(loop);
        if (stride == 0) {
            invariants.putIfAbsent(element, new Local("h" + invariants.size()));
        }
        for (Store store : stores) {
            if (store.array() == element.array() && (stride == 0 || !isApart(store.index(), element.index()))) {
                return false;
            }
        }
        return stride == 0 || stride == 1;
    }

    /** Returns whether two stores into one array are at a known distance, by which they can be put in order. */
    private boolean areStoresApart() {
        for (Store store : stores) {
            for (Store other : stores) {
                if (other.array() == store.array()
                        && !other.index().terms().equals(store.index().terms())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isApart(AffineIndex stored, AffineIndex read) {
        return stored.terms().equals(read.terms()) && Math.abs((long) stored.base() - read.base()) >= loop.trip;
    }
}

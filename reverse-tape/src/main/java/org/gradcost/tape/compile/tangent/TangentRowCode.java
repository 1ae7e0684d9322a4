package org.gradcost.tape.compile.tangent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.gate.SelectGate;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CombineRows;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.GateCall;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * A writer of tangents in many directions, for straight-line runs of statements. Within a run, the derivatives of its
 * results with respect to the values that it reads are scalars, which are computed once for all directions
 * (preaccumulation). At the end of the run, each result that is stored or used elsewhere gets a row of tangents, with one
 * number for each direction: a linear combination of the rows that the run has read.
 *
 * <p>A run ends at a loop, a branch or a call, or if an expression depends on too many rows.
 */
public final class TangentRowCode extends TangentWriter implements TangentSource {

    /** The largest number of rows on which a derivative may depend within a run. */
    private static final int MOST_ROWS = 8;

    private final TangentRules rules;

    private final Set<Local> activeLocals = new HashSet<>();
    private final Set<Array> activeArrays = new HashSet<>();
    private final Map<Local, Element> rowOf = new HashMap<>();
    private final RowsInMemory inMemory;
    private boolean grown;

    /** How often each local of the method is read, and how often it has been read in the run since it was assigned. */
    private ReadCounts reads;

    private final Map<Local, Integer> readInRun = new HashMap<>();

    /** The locals that the run has assigned, each as a combination of rows. */
    private final Map<Local, Map<Element, CodeExpression>> assigned = new LinkedHashMap<>();

    /** The elements of arrays that hold the values of locals that the run has assigned. */
    private final Map<Local, Element> elementOf = new HashMap<>();

    /** The rows that the run is to store. */
    private final List<CombineRows> stores = new ArrayList<>();

    /** The rows on which the current expression depends; the rules treat them as lanes. */
    private final List<Element> lanes = new ArrayList<>();

    /** Stand for the rows that others are copied to. */
    private final List<Local> copies = new ArrayList<>();

    private int temporaries;

    private TangentRowCode(Array seed, List<Object> gates, boolean isKept) {
        super(gates);
        this.inMemory = new RowsInMemory(isKept);
        this.rules = new TangentRules(this, gates, false);
        activeArrays.add(seed);
    }

    /**
     * Differentiates methods.
     *
     * @param methods before the loop optimisations, the main one last; the tangents of its result, if it is no constant, are
     *     put in the row of the first output
     * @param seed the array whose rows of tangents the caller gives
     * @param gates the called gates by number
     * @param wanted the array whose rows of tangents the caller reads
     * @param keepsValues whether the caller reads that array itself, too; what nobody reads is left out
     * @param isKept whether no value in memory is overwritten
     * @throws IllegalArgumentException if a gate has no second derivative where one is needed
     */
    public static List<CodeMethod> of(
            List<CodeMethod> methods,
            Array seed,
            List<Object> gates,
            Array wanted,
            boolean keepsValues,
            boolean isKept) {
        return new TangentRowCode(seed, gates, isKept).differentiate(methods, wanted, keepsValues);
    }

    @Override
    boolean hasGrown() {
        boolean before = grown;
        grown = false;
        return before;
    }

    @Override
    boolean isActive(Array array) {
        return activeArrays.contains(array);
    }

    @Override
    void activate(Array array) {
        grown |= activeArrays.add(array);
    }

    @Override
    List<Array> tangents(Array of) {
        return List.of(of.rows());
    }

    @Override
    void beginPass() {
        temporaries = 0;
    }

    @Override
    void begin(CodeMethod method) {
        reads = ReadCounts.in(method);
        inMemory.begin(method);
    }

    @Override
    void enter(For loop) {
        inMemory.enter(loop);
    }

    @Override
    void leave(For loop) {
        inMemory.leave();
    }

    @Override
    void result(CodeExpression result) {
        stores.add(combination(new Element(Array.OUTPUTS.rows(), AffineIndex.of(0)), false, result));
    }

    /** Returns how many rows the tangents of locals take. */
    public static int rows(List<CodeMethod> methods) {
        int largest = -1;
        for (CodeMethod method : methods) {
            largest = Math.max(largest, largest(method.statements()));
        }
        return 1 + largest;
    }

    private static int largest(List<Statement> block) {
        int largest = -1;
        for (Statement statement : block) {
            if (statement instanceof CombineRows combination && combination.to().array() == Array.LOCALS.rows()) {
                largest = Math.max(largest, combination.to().index().base());
            }
            for (List<Statement> inner : statement.blocks()) {
                largest = Math.max(largest, largest(inner));
            }
        }
        return largest;
    }

    // The rules' view of an expression: the derivative with respect to one row.

    @Override
    public CodeExpression tangent(Local local, int lane) {
        Map<Element, CodeExpression> combination = assigned.get(local);
        if (combination != null) {
            return combination.get(lanes.get(lane));
        }
        return activeLocals.contains(local) && lanes.get(lane).equals(row(local)) ? new Literal(1) : null;
    }

    @Override
    public CodeExpression tangent(Element element, int lane) {
        return isActive(element.array()) && lanes.get(lane).equals(row(element)) ? new Literal(1) : null;
    }

    private Element row(Local local) {
        Element stored = inMemory.of(local);
        return stored == null ? ownRow(local) : stored;
    }

    private Element ownRow(Local local) {
        Element row = rowOf.get(local);
        if (row == null) {
            row = new Element(Array.LOCALS.rows(), AffineIndex.of(rowOf.size()));
            rowOf.put(local, row);
        }
        return row;
    }

    private static Element row(Element element) {
        return new Element(element.array().rows(), element.index());
    }

    /** Finds the rows on which an expression depends. Ends the run before it if a pending store might change one of them. */
    private void findRows(CodeExpression value) {
        for (CodeExpression leaf : value.leaves()) {
            if (leaf instanceof Element element && isPending(element)) {
                endRun();
            }
        }
        if (collect(value).size() > MOST_ROWS) {
            endRun();
        }
        lanes.clear();
        lanes.addAll(collect(value));
        for (CodeExpression leaf : value.leaves()) {
            if (leaf instanceof LocalRead read && assigned.containsKey(read.local())) {
                readInRun.put(read.local(), readInRun.get(read.local()) + 1);
            }
        }
    }

    private Set<Element> collect(CodeExpression value) {
        Set<Element> rows = new LinkedHashSet<>();
        for (CodeExpression leaf : value.leaves()) {
            if (leaf instanceof LocalRead read) {
                Map<Element, CodeExpression> combination = assigned.get(read.local());
                if (combination != null) {
                    rows.addAll(combination.keySet());
                } else if (activeLocals.contains(read.local())) {
                    rows.add(row(read.local()));
                }
            } else if (leaf instanceof Element element && isActive(element.array())) {
                rows.add(row(element));
            }
        }
        return rows;
    }

    private boolean isPending(Element element) {
        for (CombineRows store : stores) {
            if (!element.array().isTangent() && mayBeSame(row(element), store.to())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the combination that is the tangent of an expression, its factors in locals. */
    private Map<Element, CodeExpression> derivatives(CodeExpression value, Local holder) {
        rules.begin(value, holder);
        Map<Element, CodeExpression> combination = new LinkedHashMap<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            CodeExpression factor = rules.tangent(lane);
            if (factor != null) {
                combination.put(lanes.get(lane), inLocal(factor));
            }
        }
        return combination;
    }

    private CodeExpression inLocal(CodeExpression factor) {
        if (factor instanceof Literal) {
            return factor;
        }
        Local local = new Local("p" + temporaries++);
        out.add(new Assign(local, factor));
        return new LocalRead(local);
    }

    private CombineRows combination(Element to, boolean add, CodeExpression value) {
        findRows(value);
        return combination(to, add, derivatives(value, null));
    }

    private static CombineRows combination(Element to, boolean add, Map<Element, CodeExpression> of) {
        return new CombineRows(to, add, List.copyOf(of.values()), List.copyOf(of.keySet()));
    }

    @Override
    public void visit(Assign assign) {
        if (assign.value() instanceof GateCall call && gates.get(call.gate()) instanceof SelectGate) {
            selection(assign.local(), call, assign);
            return;
        }
        findRows(assign.value());
        boolean readsItself = false;
        for (CodeExpression leaf : assign.value().leaves()) {
            readsItself |= leaf instanceof LocalRead read && read.local() == assign.local();
        }
        if (!readsItself) {
            out.add(assign);
        }
        Map<Element, CodeExpression> combination = derivatives(assign.value(), readsItself ? null : assign.local());
        if (readsItself) {
            out.add(assign);
        }
        if (!combination.isEmpty()) {
            activate(assign.local());
        }
        if (activeLocals.contains(assign.local())) {
            assigned.put(assign.local(), combination);
            readInRun.put(assign.local(), 0);
            elementOf.remove(assign.local());
            if (assign.value() instanceof Element element) {
                elementOf.put(assign.local(), element);
            }
        }
    }

    private void activate(Local local) {
        grown |= activeLocals.add(local);
    }

    /** Differentiates a selection, or its choice: the row is that of the argument chosen. */
    private void selection(Local local, GateCall call, Assign assign) {
        endRun();
        out.add(assign);
        if (!call.part().equals("value")) {
            return;
        }
        List<List<Statement>> branches = new ArrayList<>();
        for (CodeExpression argument : call.arguments()) {
            if (!collect(argument).isEmpty()) {
                activate(local);
            }
        }
        if (!activeLocals.contains(local)) {
            return;
        }
        for (CodeExpression argument : call.arguments()) {
            List<Statement> before = out;
            out = new ArrayList<>();
            out.add(combination(row(local), false, argument));
            branches.add(out);
            out = before;
        }
        GateCall first = new GateCall(call.gate(), "first", call.arguments());
        out.add(new If(first, branches.get(0), branches.get(1)));
    }

    /** Returns whether the row of a local that the run has assigned is in memory. */
    private boolean isInMemory(Local local) {
        Element element = elementOf.get(local);
        return element != null && inMemory.hold(local, element);
    }

    @Override
    public void visit(Store store) {
        findRows(store.value());
        if (store.value() instanceof LocalRead read && !store.add() && assigned.containsKey(read.local())) {
            elementOf.put(read.local(), new Element(store.array(), store.index()));
        }
        Map<Element, CodeExpression> combination = derivatives(store.value(), null);
        if (!combination.isEmpty()) {
            activate(store.array());
        }
        if (isActive(store.array()) && (!store.add() || !combination.isEmpty())) {
            Element to = new Element(store.array().rows(), store.index());
            stores.add(combination(to, store.add(), combination));
        }
        out.add(store);
    }

    /** Ends a run: stores the rows that are pending, then those of locals that are read elsewhere. */
    @Override
    void endRun() {
        List<CombineRows> pending = new ArrayList<>(stores);
        for (Map.Entry<Local, Map<Element, CodeExpression>> entry : assigned.entrySet()) {
            Local local = entry.getKey();
            if (readInRun.get(local) < reads.of(local) && !isInMemory(local)) {
                pending.add(combination(row(local), false, entry.getValue()));
            }
        }
        stores.clear();
        assigned.clear();
        elementOf.clear();
        readInRun.clear();
        emit(pending);
    }

    /** Emits combinations as if all of them read before any of them writes. */
    private void emit(List<CombineRows> pending) {
        Map<Element, Element> copyOf = new HashMap<>();
        int copied = 0;
        for (int i = 0; i < pending.size(); i++) {
            CombineRows combination = pending.get(i);
            for (int later = i + 1; later < pending.size(); later++) {
                for (Element read : pending.get(later).rows()) {
                    if (mayBeSame(read, combination.to()) && !copyOf.containsKey(read)) {
                        Element copy = new Element(Array.LOCALS.rows(), AffineIndex.of(copyRow(copied++)));
                        out.add(new CombineRows(copy, false, List.of(new Literal(1)), List.of(read)));
                        copyOf.put(read, copy);
                    }
                }
            }
            List<Element> rows = new ArrayList<>();
            for (Element row : combination.rows()) {
                rows.add(copyOf.getOrDefault(row, row));
            }
            copied = emit(combination, rows, copied);
        }
    }

    /**
     * Emits a combination. Its terms are added some at a time, so a row that may be the target itself must be in the first
     * of them; further ones are copied.
     *
     * @return how many rows for copies are in use
     */
    private int emit(CombineRows combination, List<Element> rows, int copied) {
        List<CodeExpression> factors = new ArrayList<>(combination.factors());
        boolean first = !combination.add();
        for (int term = 0; term < rows.size(); term++) {
            Element row = rows.get(term);
            if (!mayBeSame(row, combination.to())) {
                continue;
            }
            if (first) {
                factors.add(0, factors.remove(term));
                rows.add(0, rows.remove(term));
                first = false;
            } else {
                Element copy = new Element(Array.LOCALS.rows(), AffineIndex.of(copyRow(copied++)));
                out.add(new CombineRows(copy, false, List.of(new Literal(1)), List.of(row)));
                rows.set(term, copy);
            }
        }
        out.add(new CombineRows(combination.to(), combination.add(), List.copyOf(factors), List.copyOf(rows)));
        return copied;
    }

    /** Returns the number of a row for copies; they are of no use after the run. */
    private int copyRow(int number) {
        if (number == copies.size()) {
            copies.add(new Local("copy" + number));
        }
        return row(copies.get(number)).index().base();
    }

    /** Returns whether two rows may be one: elements of one array whose subscripts do not differ by a constant. */
    private static boolean mayBeSame(Element x, Element y) {
        if (x.array() != y.array()) {
            return false;
        }
        AffineIndex a = x.index();
        AffineIndex b = y.index();
        boolean differ =
                !a.table() && !b.table() && a.base() != b.base() && a.terms().equals(b.terms());
        return !differ;
    }
}

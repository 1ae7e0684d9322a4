package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyRow;
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
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.code.expression.RowElement;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * Copies the rows on which an innermost loop works into arrays of their own before it, and back after it (privatisation by
 * copying). HotSpot vectorises a loop that stores only if all its arrays have the same subscript: it takes {@code g[j]} and
 * {@code k[1000*i + j]} to overlap. That costs more than the copies. A loop of several stores is distributed, a loop for
 * each. If each store has the same subscript as what it is computed from, that is enough, and nothing is copied.
 */
public final class RowPrivatisation implements LoopPass, LeafRewriter {

    private final For repeat;
    private final Loop loop;
    private final List<Store> puts = new ArrayList<>();

    /** The elements whose subscript is not the counter alone, and their rows. */
    private final Map<Element, RowElement> rows = new LinkedHashMap<>();

    private final Set<Element> read = new LinkedHashSet<>();
    private final Set<Element> written = new LinkedHashSet<>();

    /** Makes the pass. */
    public RowPrivatisation() {
        this.repeat = null;
        this.loop = null;
    }

    private RowPrivatisation(For repeat) {
        this.repeat = repeat;
        this.loop = repeat.loop();
    }

    @Override
    public String name() {
        return "row-privatisation";
    }

    @Override
    public String purpose() {
        return "Copies rows into arrays of their own where HotSpot would not vectorise a loop otherwise.";
    }

    @Override
    public List<CodeMethod> apply(List<CodeMethod> methods, IntArray tables) {
        List<CodeMethod> result = new ArrayList<>();
        for (CodeMethod method : methods) {
            result.add(method.with(block(method.statements())));
        }
        return result;
    }

    /** Replaces elements by those of their rows. */
    @Override
    public CodeExpression rewrite(CodeExpression leaf) {
        return leaf instanceof Element element && rows.containsKey(element) ? rows.get(element) : leaf;
    }

    /** Returns a block with rows for the loops in it that gain by them. */
    private static List<Statement> block(List<Statement> block) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof For repeat) {
                new RowPrivatisation(repeat).write(result);
            } else {
                result.add(statement);
            }
        }
        return result;
    }

    /** Returns whether the trip count of a loop allows for vectorisation. */
    static boolean isPlain(For repeat) {
        return new RowPrivatisation(repeat).isPlain();
    }

    private void write(List<Statement> out) {
        boolean fits = repeat.isWhole()
                && loop.trip >= Heuristics.SHORTEST_ROW
                && loop.trip <= Heuristics.LONGEST_ROW
                && isPlain()
                && findRows();
        if (!fits) {
            out.add(repeat.with(block(repeat.body())));
            return;
        }
        if (haveOneSubscriptEach()) {
            distribute(out); // vectorised without copies
            return;
        }
        for (Element element : rows.keySet()) {
            out.add(copy(element, read.contains(element), false));
        }
        for (Store put : puts) {
            List<Statement> body = new ArrayList<>();
            for (Statement statement : repeat.body()) {
                if (statement instanceof Assign let) {
                    body.add(new Assign(let.local(), inRows(let.value())));
                } else if (statement == put) {
                    body.add(inRows(put));
                }
            }
            out.add(repeat.with(body)); // a loop for each store, with the statements that it needs
        }
        for (Element element : rows.keySet()) {
            if (written.contains(element)) {
                out.add(copy(element, true, true));
            }
        }
    }

    /** Returns whether each store is at the same subscript as all elements from which its value is computed. */
    private boolean haveOneSubscriptEach() {
        for (Store put : puts) {
            for (Statement statement : needed(put)) {
                for (CodeExpression leaf : ((ScalarStatement) statement).value().leaves()) {
                    if (leaf instanceof Element element && !element.index().equals(put.index())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Adds a loop for each store; the last one assigns all locals, whose last values may be read after it. */
    private void distribute(List<Statement> out) {
        Store end = puts.get(puts.size() - 1);
        for (Store put : puts) {
            if (put != end) {
                out.add(repeat.with(needed(put)));
            }
        }
        List<Statement> last = new ArrayList<>();
        for (Statement statement : repeat.body()) {
            if (statement == end || !(statement instanceof Store)) {
                last.add(statement);
            }
        }
        out.add(repeat.with(last));
    }

    /** Returns a store, after the assignments that it needs. */
    private List<Statement> needed(Store put) {
        Set<Local> locals = new HashSet<>();
        LinkedList<Statement> statements = new LinkedList<>();
        for (int s = repeat.body().size() - 1; s >= 0; s--) {
            Statement statement = repeat.body().get(s);
            if (statement == put || statement instanceof Assign let && locals.contains(let.local())) {
                statements.addFirst(statement);
                ((ScalarStatement) statement).value().addLocals(locals);
            }
        }
        return statements;
    }

    private CopyRow copy(Element element, boolean moves, boolean back) {
        ScratchRow row = rows.get(element).row();
        return new CopyRow(row, element.array(), element.index().at(loop, 0), moves ? loop.trip : 0, back);
    }

    private Statement inRows(Store put) {
        RowElement row = rows.get(new Element(put.array(), put.index()));
        CodeExpression value = inRows(put.value());
        if (row == null) {
            return new Store(put.array(), put.index(), value, put.add());
        }
        return new StoreInRow(row, put.add() ? new Binary('+', row, value) : value);
    }

    private CodeExpression inRows(CodeExpression value) {
        return value.rewrite(this);
    }

    /** Returns whether the loop does nothing but arithmetic, and carries no value from iteration to iteration. */
    private boolean isPlain() {
        Map<Local, Local> origin =
                new HashMap<>(); // the local whose value it has, if that is from before the iteration
        for (Statement statement : repeat.body()) {
            CodeExpression value;
            if (statement instanceof Assign let) {
                value = let.value();
            } else if (statement instanceof Store put) {
                value = put.value();
                puts.add(put);
            } else {
                return false;
            }
            if (!isArithmetic(value)) {
                return false;
            }
            if (statement instanceof Assign let) {
                origin.put(
                        let.local(),
                        value instanceof LocalRead from ? origin.getOrDefault(from.local(), from.local()) : null);
            }
        }
        for (Local local : ReadCounts.carried(repeat.body())) {
            if (origin.get(local) != local) {
                return false;
            }
        }
        return !puts.isEmpty();
    }

    /** Returns whether HotSpot has vector instructions for all that an expression computes. */
    static boolean isArithmetic(CodeExpression value) {
        if (value instanceof Binary binary) {
            return isArithmetic(binary.x()) && isArithmetic(binary.y());
        } else if (value instanceof ChainProduct chain) {
            return isArithmetic(chain.slope()) && isArithmetic(chain.adjoint());
        } else if (value instanceof Negation negated) {
            return isArithmetic(negated.x());
        }
        return value instanceof LocalRead || value instanceof Element || value instanceof Literal;
    }

    /** Returns whether every element is in a row of its own, and at least one has to be copied. */
    private boolean findRows() {
        for (Store put : puts) {
            Element element = new Element(put.array(), put.index());
            written.add(element);
            if (put.add()) {
                read.add(element);
            }
        }
        for (Statement statement : repeat.body()) {
            for (CodeExpression leaf : ((ScalarStatement) statement).value().leaves()) {
                if (leaf instanceof Element element) {
                    read.add(element);
                }
            }
        }
        if (puts.size() > 1 && (written.size() < puts.size() || !Collections.disjoint(written, read))) {
            return false;
        }
        Set<Element> all = new LinkedHashSet<>(written);
        all.addAll(read);
        for (Element element : all) {
            if (element.index().table() || element.index().stride(loop) != 1 || !isApart(element)) {
                return false;
            }
            if (!element.index().equals(AffineIndex.affine(0, List.of(new AffineIndex.Term(loop, 1))))) {
                rows.put(element, new RowElement(new ScratchRow(rows.size()), loop));
            }
        }
        Set<AffineIndex> indices = new HashSet<>();
        for (Element element : all) {
            indices.add(element.index());
        }
        return indices.size() > 1 && rows.size() <= Heuristics.MOST_ROWS;
    }

    /** Returns whether no store goes to another element of the row of an element. */
    private boolean isApart(Element element) {
        for (Element other : written) {
            if (other.array() == element.array() && !other.equals(element)) {
                boolean parallel = other.index().terms().equals(element.index().terms());
                if (!parallel
                        || Math.abs((long) other.index().base()
                                        - element.index().base())
                                < loop.trip) {
                    return false;
                }
            }
        }
        return true;
    }
}

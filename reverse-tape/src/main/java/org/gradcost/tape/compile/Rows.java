package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.Code.CopyRow;
import org.gradcost.tape.compile.Code.Element;
import org.gradcost.tape.compile.Code.Expression;
import org.gradcost.tape.compile.Code.InRow;
import org.gradcost.tape.compile.Code.Let;
import org.gradcost.tape.compile.Code.Local;
import org.gradcost.tape.compile.Code.Put;
import org.gradcost.tape.compile.Code.Read;
import org.gradcost.tape.compile.Code.Repeat;
import org.gradcost.tape.compile.Code.Row;
import org.gradcost.tape.compile.Code.Statement;

/**
 * Copies what an innermost loop reads along rows of a matrix into arrays of their own before it. HotSpot makes vector
 * instructions of a loop that stores only if all its arrays have the same index: with {@code g[j]} and {@code k[1000*i + j]} in
 * it, it takes them to overlap. That costs more than the copies.
 */
final class Rows {

    /** Shorter loops do not pay for the copies. */
    private static final int SHORTEST = 48;

    /** More rows than this are read faster where they are. */
    private static final int MOST = 8;

    private final Repeat repeat;
    private final Loop loop;
    private final Map<Element, InRow> rows = new LinkedHashMap<>();
    private Put put;

    private Rows(Repeat repeat) {
        this.repeat = repeat;
        this.loop = repeat.loop();
    }

    /** The statements of a block, with rows copied before the loops in it that are better off so. */
    static List<Statement> block(List<Statement> block) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof Repeat repeat) {
                new Rows(repeat).write(result);
            } else {
                result.add(statement);
            }
        }
        return result;
    }

    /** How many rows some code has. */
    static int count(List<Code.Method> methods) {
        int[] count = {0};
        methods.forEach(method -> forEach(
                method.statements(),
                copy -> count[0] = Math.max(count[0], 1 + copy.row().number())));
        return count[0];
    }

    /** How long they are. */
    static int length(List<Code.Method> methods) {
        int[] length = {0};
        methods.forEach(method -> forEach(method.statements(), copy -> length[0] = Math.max(length[0], copy.count())));
        return length[0];
    }

    private static void forEach(List<Statement> statements, java.util.function.Consumer<CopyRow> action) {
        for (Statement statement : statements) {
            if (statement instanceof CopyRow copy) {
                action.accept(copy);
            } else if (statement instanceof Repeat repeat) {
                forEach(repeat.body(), action);
            }
        }
    }

    private void write(List<Statement> out) {
        boolean whole = repeat.step() == 1
                && (repeat.down() ? repeat.end() == 0 && repeat.from() == loop.trip - 1 : repeat.from() == 0);
        if (!whole || loop.trip < SHORTEST || !isPlain() || !findRows()) {
            out.add(repeat.with(block(repeat.body())));
            return;
        }
        rows.forEach((element, row) ->
                out.add(new CopyRow(row.row(), element.array(), element.index().at(loop, 0), loop.trip)));
        List<Statement> body = new ArrayList<>();
        for (Statement statement : repeat.body()) {
            if (statement instanceof Let let) {
                body.add(new Let(let.local(), inRows(let.value())));
            } else {
                Put own = (Put) statement;
                body.add(new Put(own.array(), own.index(), inRows(own.value()), own.add()));
            }
        }
        out.add(repeat.with(body));
    }

    private Expression inRows(Expression value) {
        return Code.map(
                value, leaf -> leaf instanceof Element element && rows.containsKey(element) ? rows.get(element) : leaf);
    }

    /** Whether the loop does arithmetic alone, stores to one row, and leaves no number to its next iteration. */
    private boolean isPlain() {
        Map<Local, Local> origin = new HashMap<>(); // whose value it has, if that is from before the iteration
        Set<Local> readFirst = new HashSet<>();
        Set<Local> assigned = new HashSet<>();
        for (Statement statement : repeat.body()) {
            Expression value;
            if (statement instanceof Let let) {
                value = let.value();
            } else if (statement instanceof Put own && put == null) {
                value = own.value();
                put = own;
            } else {
                return false;
            }
            if (!isArithmetic(value)) {
                return false;
            }
            Code.map(value, leaf -> {
                if (leaf instanceof Read read && !assigned.contains(read.local())) {
                    readFirst.add(read.local());
                }
                return leaf;
            });
            if (statement instanceof Let let) {
                assigned.add(let.local());
                origin.put(
                        let.local(),
                        value instanceof Read read ? origin.getOrDefault(read.local(), read.local()) : null);
            }
        }
        readFirst.retainAll(assigned);
        return put != null && readFirst.stream().allMatch(local -> origin.get(local) == local);
    }

    private static boolean isArithmetic(Expression value) {
        if (value instanceof Code.Binary binary) {
            return isArithmetic(binary.x()) && isArithmetic(binary.y());
        } else if (value instanceof Code.Chain chain) {
            return isArithmetic(chain.slope()) && isArithmetic(chain.adjoint());
        } else if (value instanceof Code.Negated negated) {
            return isArithmetic(negated.x());
        }
        return value instanceof Read || value instanceof Element || value instanceof Code.Number;
    }

    /** Whether some elements lie along rows other than that of the store, and all others do no harm. */
    private boolean findRows() {
        if (!put.index().equals(Index.affine(0, List.of(new Index.Term(loop, 1))))) {
            return false;
        }
        boolean[] fits = {true};
        for (Statement statement : repeat.body()) {
            Code.map(statement instanceof Let let ? let.value() : ((Put) statement).value(), leaf -> {
                if (leaf instanceof Element element) {
                    fits[0] &= sort(element);
                }
                return leaf;
            });
        }
        return fits[0] && !rows.isEmpty() && rows.size() <= MOST;
    }

    private boolean sort(Element element) {
        if (element.index().equals(put.index())) {
            return true;
        }
        if (element.array() == put.array()
                || element.index().table()
                || element.index().stride(loop) != 1) {
            return false;
        }
        rows.computeIfAbsent(element, key -> new InRow(new Row(rows.size()), loop));
        return true;
    }
}

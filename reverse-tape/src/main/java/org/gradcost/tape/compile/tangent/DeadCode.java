package org.gradcost.tape.compile.tangent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CombineRows;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * Removes statements whose results nobody reads. A local or an array is live if a live statement reads it anywhere, in whatever
 * order: the fixed point of that is coarse, and enough to drop adjoints of which only the tangents are wanted. Values in memory
 * are told apart by their subscripts.
 */
public final class DeadCode {

    /** If values are read at more subscripts, any of them counts as read. */
    private static final int MOST_COMPARED = 200;

    private final Set<Local> locals = new HashSet<>();
    private final Set<Array> arrays;

    /** The numbers of the rows of locals that are live. */
    private final Set<Integer> rows = new HashSet<>();

    /** The subscripts at which live statements read values. */
    private final Set<AffineIndex> values = new LinkedHashSet<>();

    private boolean grown;

    private DeadCode(List<Array> results) {
        this.arrays = new HashSet<>(results);
    }

    /**
     * Removes dead statements.
     *
     * @param results the arrays that the caller reads
     */
    public static List<CodeMethod> remove(List<CodeMethod> methods, List<Array> results) {
        DeadCode code = new DeadCode(results);
        do {
            code.grown = false;
            for (CodeMethod method : methods) {
                if (method.result() != null) {
                    code.read(method.result());
                }
                code.findLive(method.statements());
            }
        } while (code.grown);
        List<CodeMethod> kept = new ArrayList<>();
        for (CodeMethod method : methods) {
            kept.add(method.with(code.live(method.statements())));
        }
        return kept;
    }

    private boolean isLive(Statement statement) {
        if (statement instanceof Assign assign) {
            return locals.contains(assign.local());
        }
        if (statement instanceof Store store) {
            return arrays.contains(store.array()) && (store.array() != Array.VALUES || isRead(store.index()));
        }
        if (statement instanceof Clear clear) {
            return arrays.contains(clear.array());
        }
        if (statement instanceof CopyInputs copy) {
            return arrays.contains(copy.to());
        }
        if (statement instanceof CombineRows combination) {
            return isRowLive(combination.to());
        }
        if (statement instanceof AddInputs add) {
            return arrays.contains(add.gradient());
        }
        if (statement instanceof For || statement instanceof If) {
            for (List<Statement> block : statement.blocks()) {
                for (Statement inner : block) {
                    if (isLive(inner)) {
                        return true;
                    }
                }
            }
            return false;
        }
        return true;
    }

    /** Returns whether a live statement may read the value at a subscript. */
    private boolean isRead(AffineIndex index) {
        if (values.contains(index) || values.size() > MOST_COMPARED) {
            return true;
        }
        for (AffineIndex read : values) {
            if (!read.isApart(index)) {
                return true;
            }
        }
        return false;
    }

    private void findLive(List<Statement> block) {
        for (int i = block.size() - 1; i >= 0; i--) {
            Statement statement = block.get(i);
            if (!isLive(statement)) {
                continue;
            }
            for (CodeExpression expression : statement.expressions()) {
                read(expression);
            }
            if (statement instanceof CombineRows combination) {
                readRows(combination);
            }
            if (statement instanceof AddInputs add) {
                grown |= arrays.add(add.adjoints());
            }
            for (List<Statement> inner : statement.blocks()) {
                findLive(inner);
            }
        }
    }

    private boolean isRowLive(Element row) {
        return row.array() == Array.LOCALS.rows() ? rows.contains(row.index().base()) : arrays.contains(row.array());
    }

    private void readRows(CombineRows combination) {
        for (Element row : combination.rows()) {
            grown |= row.array() == Array.LOCALS.rows() ? rows.add(row.index().base()) : arrays.add(row.array());
        }
    }

    private void read(CodeExpression expression) {
        for (CodeExpression leaf : expression.leaves()) {
            if (leaf instanceof LocalRead read) {
                grown |= locals.add(read.local());
            } else if (leaf instanceof Element element) {
                grown |= arrays.add(element.array());
                if (element.array() == Array.VALUES) {
                    grown |= values.add(element.index());
                }
            }
        }
    }

    private List<Statement> live(List<Statement> block) {
        List<Statement> kept = new ArrayList<>();
        for (Statement statement : block) {
            if (!isLive(statement)) {
                continue;
            }
            if (statement instanceof For loop) {
                kept.add(loop.with(live(loop.body())));
            } else if (statement instanceof If choice) {
                kept.add(new If(choice.first(), live(choice.then()), live(choice.otherwise())));
            } else {
                kept.add(statement);
            }
        }
        return kept;
    }
}

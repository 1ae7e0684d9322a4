package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.GradientOfProduct;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.MultiplyInputs;
import org.gradcost.tape.compile.code.MultiplyRow;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.SumRow;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.LeafRewriter;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;

/**
 * Replaces reads of a local that is a copy of another by reads of the other, removes assignments that nobody reads, and assigns a
 * value that is only copied to its copy at once. HotSpot does the same; here it makes methods shorter that would be too long
 * for HotSpot to compile.
 */
public final class CopyPropagation implements LeafRewriter {

    /** A value that was assigned more statements earlier is not looked for: in long code that would take quadratic time. */
    private static final int MOST_BETWEEN = 30;

    /** The local of which each local is a copy at the present statement. */
    private final Map<Local, Local> origins = new HashMap<>();

    /** The locals that statements other than assignments change. */
    private final Set<Local> pinned = new HashSet<>();

    private CodeMethod method;

    private CopyPropagation(CodeMethod method) {
        this.method = method;
        findPinned(method.statements());
    }

    /** Returns methods that compute the same with fewer statements. */
    public static List<CodeMethod> apply(List<CodeMethod> methods) {
        List<CodeMethod> shorter = new ArrayList<>();
        for (CodeMethod method : methods) {
            shorter.add(new CopyPropagation(method).shorten());
        }
        return shorter;
    }

    private CodeMethod shorten() {
        int before;
        do {
            before = count(method.statements());
            origins.clear();
            List<Statement> statements = propagate(method.statements());
            CodeExpression result =
                    method.result() == null ? null : method.result().rewrite(this);
            method = new CodeMethod(method.name(), method.loops(), statements, result);
            method = method.with(live(method.statements(), ReadCounts.in(method)));
            method = method.with(merge(method.statements(), ReadCounts.in(method)));
        } while (count(method.statements()) < before);
        return method;
    }

    private static int count(List<Statement> block) {
        int count = block.size();
        for (Statement statement : block) {
            for (List<Statement> inner : statement.blocks()) {
                count += count(inner);
            }
        }
        return count;
    }

    private void findPinned(List<Statement> block) {
        for (Statement statement : block) {
            if (statement instanceof SumRow sum) {
                pinned.add(sum.sum());
            } else if (statement instanceof MultiplyRow multiply) {
                pinned.add(multiply.product());
            } else if (statement instanceof MultiplyInputs multiply) {
                pinned.add(multiply.product());
            } else if (statement instanceof GradientOfProduct gradient) {
                pinned.add(gradient.adjoint());
            }
            for (List<Statement> inner : statement.blocks()) {
                findPinned(inner);
            }
        }
    }

    @Override
    public CodeExpression rewrite(CodeExpression leaf) {
        return leaf instanceof LocalRead read && origins.containsKey(read.local())
                ? new LocalRead(origins.get(read.local()))
                : leaf;
    }

    private List<Statement> propagate(List<Statement> block) {
        List<Statement> out = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof Assign assign) {
                assign(assign.local(), assign.value().rewrite(this), out);
            } else if (statement instanceof Store store) {
                out.add(new Store(store.array(), store.index(), store.value().rewrite(this), store.add()));
            } else if (statement instanceof StoreInRow store) {
                out.add(new StoreInRow(store.element(), store.value().rewrite(this)));
            } else if (statement instanceof For loop) {
                forget(loop.body());
                out.add(loop.with(propagate(loop.body())));
                forget(loop.body());
            } else if (statement instanceof If choice) {
                out.add(branches(choice));
            } else {
                out.add(statement);
            }
        }
        return out;
    }

    private void assign(Local local, CodeExpression value, List<Statement> out) {
        if (value instanceof LocalRead read && read.local() == local) {
            return;
        }
        forget(local);
        if (value instanceof LocalRead read && !pinned.contains(local) && !pinned.contains(read.local())) {
            origins.put(local, read.local());
        }
        out.add(new Assign(local, value));
    }

    private If branches(If choice) {
        CodeExpression first = choice.first().rewrite(this);
        Map<Local, Local> before = new HashMap<>(origins);
        List<Statement> then = propagate(choice.then());
        origins.clear();
        origins.putAll(before);
        List<Statement> otherwise = propagate(choice.otherwise());
        origins.clear();
        origins.putAll(before);
        forget(choice.then());
        forget(choice.otherwise());
        return new If(first, then, otherwise);
    }

    /** Forgets the copies that a block may change. */
    private void forget(List<Statement> block) {
        for (Statement statement : block) {
            if (statement instanceof Assign assign) {
                forget(assign.local());
            }
            for (List<Statement> inner : statement.blocks()) {
                forget(inner);
            }
        }
    }

    private void forget(Local local) {
        origins.remove(local);
        List<Local> copies = new ArrayList<>();
        for (Map.Entry<Local, Local> copy : origins.entrySet()) {
            if (copy.getValue() == local) {
                copies.add(copy.getKey());
            }
        }
        for (Local copy : copies) {
            origins.remove(copy);
        }
    }

    /** Removes assignments of locals that are read nowhere. */
    private List<Statement> live(List<Statement> block, ReadCounts reads) {
        List<Statement> out = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof For loop) {
                out.add(loop.with(live(loop.body(), reads)));
            } else if (statement instanceof If choice) {
                out.add(new If(choice.first(), live(choice.then(), reads), live(choice.otherwise(), reads)));
            } else if (!(statement instanceof Assign assign)
                    || reads.of(assign.local()) > 0
                    || pinned.contains(assign.local())) {
                out.add(statement);
            }
        }
        return out;
    }

    /** Assigns values that are only copied to their copies at once. */
    private List<Statement> merge(List<Statement> block, ReadCounts reads) {
        List<Statement> out = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof For loop) {
                out.add(loop.with(merge(loop.body(), reads)));
            } else if (statement instanceof If choice) {
                out.add(new If(choice.first(), merge(choice.then(), reads), merge(choice.otherwise(), reads)));
            } else if (!(statement instanceof Assign copy
                    && copy.value() instanceof LocalRead read
                    && reads.of(read.local()) == 1
                    && !pinned.contains(copy.local())
                    && !pinned.contains(read.local())
                    && mergeInto(out, read.local(), copy.local()))) {
                out.add(statement);
            }
        }
        return out;
    }

    /** Lets the last assignment of a value assign its copy instead, if nothing after it touches the copy. */
    private static boolean mergeInto(List<Statement> before, Local value, Local copy) {
        int first = Math.max(0, before.size() - MOST_BETWEEN);
        for (int s = before.size() - 1; s >= first; s--) {
            if (!(before.get(s) instanceof ScalarStatement scalar)) {
                return false;
            }
            if (scalar instanceof Assign assign && assign.local() == value) {
                before.set(s, new Assign(copy, assign.value()));
                return true;
            }
            if (scalar instanceof Assign assign && assign.local() == copy || reads(scalar, copy)) {
                return false;
            }
        }
        return false;
    }

    private static boolean reads(ScalarStatement statement, Local local) {
        for (CodeExpression leaf : statement.value().leaves()) {
            if (leaf instanceof LocalRead read && read.local() == local) {
                return true;
            }
        }
        return false;
    }
}

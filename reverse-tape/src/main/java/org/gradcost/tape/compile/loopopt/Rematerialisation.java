package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.IterationSubstitution;
import org.gradcost.tape.compile.code.expression.LeafRewriter;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/**
 * Leaves out loops that only store short sums and products of arguments, which are computed again where they are loaded
 * (rematerialisation: P. Briggs, K. Cooper and L. Torczon, PLDI 1992). In the gradient of a chain these are values of the forward
 * sweep that the reverse sweep reads.
 *
 * <p>A loop is left out if it is an outermost one of the main method and nothing else may write where it does. Locals that are
 * read after it get the values of its last iteration.
 */
public final class Rematerialisation {

    private final List<Store> stores = new ArrayList<>();

    /** The subscripts at which values are loaded, and whether each is assigned to a local wherever it is. */
    private final Map<AffineIndex, Boolean> loads = new HashMap<>();

    /** What replaces a load. */
    private final Map<AffineIndex, CodeExpression> values = new HashMap<>();

    private int made;
    private boolean copiesInputs;

    private Rematerialisation() {}

    /** Leaves out loops of the methods of a sweep, of which the last one is the main method. */
    public static List<CodeMethod> apply(List<CodeMethod> methods) {
        Rematerialisation pass = new Rematerialisation();
        for (CodeMethod method : methods) {
            pass.find(method.statements());
        }
        int main = methods.size() - 1;
        List<CodeMethod> out = new ArrayList<>(methods);
        out.set(main, methods.get(main).with(pass.withoutLoops(methods.get(main))));
        for (int m = 0; m < out.size() && !pass.values.isEmpty(); m++) {
            out.set(m, out.get(m).with(pass.withoutLoads(out.get(m).statements())));
        }
        return out;
    }

    private void find(List<Statement> block) {
        for (Statement statement : block) {
            copiesInputs |= statement instanceof CopyInputs;
            if (statement instanceof Store store && store.array() == Array.VALUES) {
                stores.add(store);
            }
            for (CodeExpression expression : statement.expressions()) {
                for (CodeExpression leaf : expression.leaves()) {
                    if (leaf instanceof Element element && element.array() == Array.VALUES) {
                        boolean isAssigned = statement instanceof Assign && leaf == expression;
                        loads.put(element.index(), isAssigned && loads.getOrDefault(element.index(), true));
                    }
                }
            }
            for (List<Statement> inner : statement.blocks()) {
                find(inner);
            }
        }
    }

    private List<Statement> withoutLoops(CodeMethod main) {
        List<Statement> out = new ArrayList<>();
        for (Statement statement : main.statements()) {
            List<Assign> last =
                    statement instanceof For loop && loop.isWhole() && !copiesInputs ? replaced(loop, main) : null;
            if (last == null) {
                out.add(statement);
            } else {
                out.addAll(last);
            }
        }
        return out;
    }

    /**
     * Notes what replaces the loads of all stores of a loop.
     *
     * @return the locals of the loop that are read elsewhere, with their last values; null if not all results can be replaced
     */
    private List<Assign> replaced(For loop, CodeMethod main) {
        PlainExpressions plain = new PlainExpressions(Heuristics.MOST_REPEATED);
        Map<AffineIndex, CodeExpression> found = new HashMap<>();
        Set<Local> assigned = new LinkedHashSet<>();
        for (Statement statement : loop.body()) {
            if (statement instanceof Assign assign) {
                plain.add(assign);
                assigned.add(assign.local());
            } else if (!(statement instanceof Store store && isReplaced(store, loop.loop(), plain, found))) {
                return null;
            }
        }
        Set<Local> read = new HashSet<>();
        addRead(main.statements(), loop, read);
        if (main.result() != null) {
            main.result().addLocals(read);
        }
        List<Assign> last = new ArrayList<>();
        for (Local local : assigned) {
            CodeExpression value = plain.of(new LocalRead(local));
            if (read.contains(local) && value == null) {
                return null;
            }
            if (read.contains(local)) {
                AffineIndex iteration = AffineIndex.of(loop.down() ? 0 : loop.loop().trip - 1);
                last.add(new Assign(local, value.rewrite(new IterationSubstitution(loop.loop(), iteration))));
            }
        }
        values.putAll(found);
        return found.isEmpty() ? null : last;
    }

    /** Finds what replaces the loads of a store. Returns whether that is known for all of them. */
    private boolean isReplaced(Store store, Loop loop, PlainExpressions plain, Map<AffineIndex, CodeExpression> found) {
        CodeExpression value = store.array() == Array.VALUES && !store.add() ? plain.of(store.value()) : null;
        if (value == null || store.index().table()) {
            return false;
        }
        for (Store other : stores) {
            if (other != store && !other.index().isApart(store.index())) {
                return false;
            }
        }
        for (Map.Entry<AffineIndex, Boolean> load : loads.entrySet()) {
            if (!load.getKey().isApart(store.index())) {
                AffineIndex writer = writer(store.index(), loop, load.getKey());
                if (writer == null || !load.getValue()) {
                    return false;
                }
                found.put(load.getKey(), value.rewrite(new IterationSubstitution(loop, writer)));
            }
        }
        return true;
    }

    /** Returns the iteration in which a loop stores at a position; null if it is not known to be one of the loop. */
    private static AffineIndex writer(AffineIndex stored, Loop loop, AffineIndex position) {
        int stride = stored.stride(loop);
        if (position.table() || stride == 0 || (position.base() - stored.base()) % stride != 0) {
            return null;
        }
        int first = (position.base() - stored.base()) / stride;
        int smallest = first;
        int largest = first;
        List<AffineIndex.Term> terms = new ArrayList<>();
        for (AffineIndex.Term term : position.terms()) {
            int by = term.stride() / stride;
            if (by * stride != term.stride() || term.loop().trips != null) {
                return null;
            }
            terms.add(new AffineIndex.Term(term.loop(), by));
            smallest += Math.min(0, by * (term.loop().trip - 1));
            largest += Math.max(0, by * (term.loop().trip - 1));
        }
        return smallest < 0 || largest >= loop.trip ? null : AffineIndex.affine(first, terms);
    }

    private static void addRead(List<Statement> block, Statement except, Set<Local> read) {
        for (Statement statement : block) {
            if (statement == except) {
                continue;
            }
            for (CodeExpression expression : statement.expressions()) {
                expression.addLocals(read);
            }
            for (List<Statement> inner : statement.blocks()) {
                addRead(inner, except, read);
            }
        }
    }

    private List<Statement> withoutLoads(List<Statement> block) {
        List<Statement> out = new ArrayList<>();
        Loads held = new Loads(out);
        for (Statement statement : block) {
            if (statement instanceof Assign assign && assign.value() instanceof Element element) {
                CodeExpression value = element.array() == Array.VALUES ? values.get(element.index()) : null;
                if (value != null) {
                    out.add(new Assign(assign.local(), value.rewrite(held)));
                } else {
                    out.add(assign);
                    held.put(element, assign.local());
                }
            } else if (statement instanceof For loop) {
                out.add(loop.with(withoutLoads(loop.body())));
            } else if (statement instanceof If choice) {
                out.add(new If(choice.first(), withoutLoads(choice.then()), withoutLoads(choice.otherwise())));
            } else {
                out.add(statement);
            }
        }
        return out;
    }

    /** The elements of arguments that are in locals at a place of a block. */
    private final class Loads implements LeafRewriter {

        private final List<Statement> out;
        private final Map<Element, Local> held = new HashMap<>();

        Loads(List<Statement> out) {
            this.out = out;
        }

        void put(Element element, Local local) {
            if (element.array().isReadOnly()) {
                held.putIfAbsent(element, local);
            }
        }

        @Override
        public CodeExpression rewrite(CodeExpression leaf) {
            if (!(leaf instanceof Element element)) {
                return leaf;
            }
            Local local = held.get(element);
            if (local == null) {
                local = new Local("m" + made++);
                out.add(new Assign(local, element));
                held.put(element, local);
            }
            return new LocalRead(local);
        }
    }
}

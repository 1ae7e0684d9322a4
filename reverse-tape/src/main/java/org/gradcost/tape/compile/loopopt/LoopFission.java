package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.ArrayFunction;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyRow;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.ScratchLayout;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.LeafRewriter;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.MathCall;
import org.gradcost.tape.compile.code.expression.RowElement;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * Loop fission for exponentials and logarithms: where the argument depends on nothing that the loop carries or stores, a first loop
 * gathers the arguments in a row, the function of arrays computes them all, and the loop goes on with the results. The array
 * function is a loop of vector instructions; one of numbers keeps HotSpot from vectorising anything around it.
 *
 * <p>Elements that the first loop reads at other subscripts than the counter are copied to rows of their own, as
 * {@link RowPrivatisation} does, so that HotSpot vectorises it.
 */
public final class LoopFission implements LoopPass {

    /** The functions, and whether they need a work array. */
    static final Map<String, Boolean> FUNCTIONS = Map.of("exp", false, "log", true);

    @Override
    public String name() {
        return "loop-fission";
    }

    @Override
    public String purpose() {
        return "Gathers the arguments of exponentials and logarithms of a loop in rows, to compute them by array functions.";
    }

    @Override
    public List<CodeMethod> apply(List<CodeMethod> methods, IntArray tables) {
        int firstRow = ScratchLayout.of(methods).rows();
        List<CodeMethod> result = new ArrayList<>();
        for (CodeMethod method : methods) {
            result.add(method.with(block(method.statements(), firstRow)));
        }
        return result;
    }

    private static List<Statement> block(List<Statement> block, int firstRow) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof For repeat) {
                new Fission(repeat, firstRow).write(result);
            } else {
                result.add(statement);
            }
        }
        return result;
    }

    /** The fission of one loop. */
    private static final class Fission implements LeafRewriter {

        private final For repeat;
        private final Loop loop;
        private final int firstRow;
        private final List<Statement> body;
        private int rows;

        /** The rows of elements that the first loop reads. */
        private final Map<Element, RowElement> copies = new LinkedHashMap<>();

        Fission(For repeat, int firstRow) {
            this.repeat = repeat;
            this.loop = repeat.loop();
            this.firstRow = firstRow;
            this.rows = firstRow;
            this.body = new ArrayList<>(repeat.body());
        }

        void write(List<Statement> out) {
            boolean fits = repeat.isWhole()
                    && loop.trip >= Heuristics.SHORTEST_ARRAY_FUNCTION
                    && loop.trip <= Heuristics.LONGEST_ARRAY_FUNCTION
                    && isScalar();
            if (!fits) {
                out.add(repeat.with(block(body, firstRow)));
                return;
            }
            int functions = 0;
            for (int s = 0; s < body.size() && functions < Heuristics.MOST_ARRAY_FUNCTIONS; s++) {
                if (body.get(s) instanceof Assign assign
                        && assign.value() instanceof MathCall call
                        && FUNCTIONS.containsKey(call.name())) {
                    List<Assign> slice = slice(s, call.x());
                    if (slice != null) {
                        gather(slice, call, out);
                        body.set(s, new Assign(assign.local(), apply(call, out)));
                        functions++;
                    }
                }
            }
            out.add(repeat.with(body));
        }

        private boolean isScalar() {
            for (Statement statement : body) {
                if (!(statement instanceof ScalarStatement)) {
                    return false;
                }
            }
            return true;
        }

        /** Returns the assignments before a statement that an expression in it needs; null if the loop carries or stores one. */
        private List<Assign> slice(int end, CodeExpression expression) {
            Set<Local> needed = new HashSet<>();
            if (!isFree(expression, needed)) {
                return null;
            }
            List<Assign> slice = new ArrayList<>();
            for (int s = end - 1; s >= 0; s--) {
                if (body.get(s) instanceof Assign assign && needed.remove(assign.local())) {
                    if (!isFree(assign.value(), needed)) {
                        return null;
                    }
                    slice.add(0, assign);
                }
            }
            for (Statement statement : body) {
                if (statement instanceof Assign assign && needed.contains(assign.local())) {
                    return null;
                }
            }
            return slice;
        }

        /** Adds the locals that an expression reads; returns whether it reads no array that the loop stores in. */
        private boolean isFree(CodeExpression expression, Set<Local> needed) {
            for (CodeExpression leaf : expression.leaves()) {
                if (leaf instanceof LocalRead read) {
                    needed.add(read.local());
                } else if (leaf instanceof Element element) {
                    if (isStored(element.array())) {
                        return false;
                    }
                } else if (!(leaf instanceof Literal || leaf instanceof RowElement)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isStored(Array array) {
            for (Statement statement : body) {
                if (statement instanceof Store store && store.array() == array) {
                    return true;
                }
            }
            return false;
        }

        private void gather(List<Assign> slice, MathCall call, List<Statement> out) {
            for (Assign assign : slice) {
                copyElements(assign.value(), out);
            }
            copyElements(call.x(), out);
            ScratchRow arguments = new ScratchRow(rows);
            out.add(new CopyRow(arguments, Array.POINT, AffineIndex.of(0), 0, false));
            List<Statement> first = new ArrayList<>();
            for (Assign assign : slice) {
                first.add(new Assign(assign.local(), assign.value().rewrite(this)));
            }
            first.add(new StoreInRow(new RowElement(arguments, loop), call.x().rewrite(this)));
            out.add(repeat.with(first));
        }

        /** Computes the function of the row of arguments, and returns the element of the results. */
        private RowElement apply(MathCall call, List<Statement> out) {
            ScratchRow arguments = new ScratchRow(rows++);
            ScratchRow results = new ScratchRow(rows++);
            ScratchRow work = FUNCTIONS.get(call.name()) ? new ScratchRow(rows++) : null;
            out.add(new ArrayFunction(call.name(), arguments, results, work, loop.trip));
            return new RowElement(results, loop);
        }

        private void copyElements(CodeExpression expression, List<Statement> out) {
            AffineIndex counter = AffineIndex.affine(0, List.of(new AffineIndex.Term(loop, 1)));
            for (CodeExpression leaf : expression.leaves()) {
                if (leaf instanceof Element element
                        && !element.index().table()
                        && element.index().stride(loop) == 1
                        && !element.index().equals(counter)
                        && !copies.containsKey(element)) {
                    ScratchRow row = new ScratchRow(rows++);
                    copies.put(element, new RowElement(row, loop));
                    out.add(new CopyRow(row, element.array(), element.index().at(loop, 0), loop.trip, false));
                }
            }
        }

        /** Replaces elements by their copies. */
        @Override
        public CodeExpression rewrite(CodeExpression leaf) {
            return leaf instanceof Element element && copies.containsKey(element) ? copies.get(element) : leaf;
        }
    }
}

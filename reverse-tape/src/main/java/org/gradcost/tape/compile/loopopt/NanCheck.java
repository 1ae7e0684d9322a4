package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.GradientOfProduct;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * A check for NaN woven into loops: they add up what they store in the gradient. Where an iteration waits for the one before
 * it, one more addition costs next to nothing; scanning the gradient afterwards takes a tenth of the time of a product's
 * gradient, and up to a fifth where it is out of the cache.
 *
 * <p>Each element outside of the range that is left was assigned last by a loop that is checked: a NaN in it is one in the
 * sum.
 *
 * @param methods the code, which leaves the sum among the adjoints
 * @param sum the position of the sum; negative if no loop is checked
 * @param from the first element that is left to be scanned
 * @param to the element after the last one
 */
public record NanCheck(List<CodeMethod> methods, int sum, int from, int to) {

    public static NanCheck none(List<CodeMethod> methods) {
        return new NanCheck(methods, -1, 0, 0);
    }

    /**
     * @param place the position for the sum
     * @param inputs the length of the gradient
     */
    public static NanCheck of(List<CodeMethod> methods, int place, int inputs) {
        return of(new Finder(methods, false), methods, place, inputs);
    }

    /**
     * Checks the entries of a Jacobian, those outside of loops too.
     *
     * @param place the position for the sum
     * @param entries how many there are
     */
    public static NanCheck ofJacobian(List<CodeMethod> methods, int place, int entries) {
        return of(new Finder(methods, true), methods, place, entries);
    }

    private static NanCheck of(Finder finder, List<CodeMethod> methods, int place, int inputs) {
        return finder.findsMost(inputs) ? finder.watch(place) : none(methods);
    }

    public boolean isOn() {
        return sum >= 0;
    }

    /** Returns whether no element of the gradient is NaN. A false alarm is possible, where infinities cancel. */
    public boolean isNumber(double[] adjoints, double[] gradient) {
        double all = adjoints[sum];
        for (int i = from; i < to; i++) {
            all += gradient[i];
        }
        return all == all;
    }

    /** The range of elements that a statement stores. */
    private record Range(Statement by, int from, int to) {

        static Range of(GradientOfProduct gradient) {
            int from = gradient.product().input();
            return new Range(gradient, from, from + gradient.product().count() - 1);
        }

        static Range of(Store put) {
            int from = put.index().base();
            int to = from;
            for (AffineIndex.Term term : put.index().terms()) {
                int reach = term.stride() * (term.loop().trip - 1);
                from += Math.min(0, reach);
                to += Math.max(0, reach);
            }
            return new Range(put, from, to);
        }
    }

    private static final class Finder {

        private final List<CodeMethod> methods;
        private final CodeMethod main;
        private final List<Range> ranges = new ArrayList<>();

        /** The partial sum of each statement that is checked. */
        private final Map<Statement, Local> sumOf = new IdentityHashMap<>();

        /** The partial sums in the order of their stores: the map's own order changes from run to run. */
        private final List<Local> sums = new ArrayList<>();

        private int from;
        private int to;

        /** Whether stores outside of loops are checked, too. */
        private final boolean checksSingle;

        Finder(List<CodeMethod> methods, boolean checksSingle) {
            this.checksSingle = checksSingle;
            this.methods = methods;
            this.main = methods.get(methods.size() - 1);
        }

        boolean findsMost(int inputs) {
            for (CodeMethod method : methods) {
                if (!findRanges(method.statements())) {
                    return false;
                }
            }
            for (Statement statement : main.statements()) {
                if (statement instanceof For repeat && waits(repeat)) {
                    choose(repeat.body());
                } else if (statement instanceof GradientOfProduct) {
                    choose(statement);
                }
            }
            if (checksSingle && !sums.isEmpty()) {
                choose(main.statements());
            }
            from = inputs;
            for (Range range : ranges) {
                if (!sumOf.containsKey(range.by)) {
                    from = Math.min(from, range.from);
                    to = Math.max(to, range.to + 1);
                }
            }
            return !sums.isEmpty() && to - from <= inputs / Heuristics.UNCHECKED_PART;
        }

        /** Finds the ranges; false if one is not known. */
        private boolean findRanges(List<Statement> block) {
            for (Statement statement : block) {
                if (statement.storesWholeGradientRows()) {
                    return false;
                }
                if (statement instanceof GradientOfProduct gradient) {
                    ranges.add(Range.of(gradient));
                }
                if (statement instanceof Store put && put.array() == Array.GRADIENT) {
                    if (put.index().table()) {
                        return false;
                    }
                    ranges.add(Range.of(put));
                }
                for (List<Statement> inner : statement.blocks()) {
                    if (!findRanges(inner)) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** Returns whether it is an innermost loop that carries a value from iteration to iteration. */
        private static boolean waits(For repeat) {
            for (Statement statement : repeat.body()) {
                if (!(statement instanceof Assign || statement instanceof Store)) {
                    return false;
                }
            }
            return !ReadCounts.carried(repeat.body()).isEmpty();
        }

        /** Chooses the stores that assign: an element that is accumulated into would be checked at each addition. */
        private void choose(List<Statement> block) {
            for (Statement statement : block) {
                if (statement instanceof Store put && put.array() == Array.GRADIENT && !put.add()) {
                    choose(put);
                }
            }
        }

        private void choose(Statement statement) {
            Local sum = new Local("s" + sums.size());
            sums.add(sum);
            sumOf.put(statement, sum);
        }

        NanCheck watch(int place) {
            List<CodeMethod> watched = new ArrayList<>(methods);
            watched.set(watched.size() - 1, main.with(statements(place)));
            return new NanCheck(watched, place, from, to);
        }

        private List<Statement> statements(int place) {
            List<Statement> statements = new ArrayList<>();
            CodeExpression all = null;
            for (Local sum : sums) {
                statements.add(new Assign(sum, new Literal(0)));
                all = all == null ? new LocalRead(sum) : new Binary('+', all, new LocalRead(sum));
            }
            for (Statement statement : main.statements()) {
                if (statement instanceof For repeat) {
                    statements.add(repeat.with(watched(repeat.body())));
                } else {
                    statements.addAll(watched(List.of(statement)));
                }
            }
            statements.add(new Store(Array.ADJOINTS, AffineIndex.of(place), all, false));
            return statements;
        }

        private List<Statement> watched(List<Statement> block) {
            List<Statement> body = new ArrayList<>();
            for (Statement statement : block) {
                Local sum = sumOf.get(statement);
                if (sum == null) {
                    body.add(statement);
                    continue;
                }
                if (statement instanceof GradientOfProduct gradient) {
                    body.add(gradient);
                    body.add(new Assign(sum, gradient.check()));
                    continue;
                }
                Store put = (Store) statement;
                Local part = new Local(sum.name + "_");
                body.add(new Assign(part, put.value()));
                body.add(new Store(put.array(), put.index(), new LocalRead(part), false));
                body.add(new Assign(sum, new Binary('+', new LocalRead(sum), new LocalRead(part))));
            }
            return body;
        }
    }
}

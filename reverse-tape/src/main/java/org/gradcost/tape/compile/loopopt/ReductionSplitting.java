package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.IterationShift;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.RowElement;
import org.gradcost.tape.compile.code.expression.Substitution;
import org.gradcost.tape.compile.heuristics.Heuristics;

/**
 * Splits a reduction whose terms may be added in any order into several accumulators, where nothing else in the loop hides
 * the latency of an addition.
 */
final class ReductionSplitting {

    private final For repeat;

    /** The accumulator, and the assignment of its next value. */
    private Local sum;

    private Assign added;

    private ReductionSplitting(For repeat) {
        this.repeat = repeat;
    }

    /** Returns the loop with its only reduction split; null if that is not possible or not worth it. */
    static List<Statement> apply(For repeat) {
        boolean fits = repeat.loop().trips == null
                && !repeat.down()
                && repeat.from() == 0
                && repeat.step() == 1
                && repeat.end() >= Heuristics.SHORTEST_REDUCTION
                && repeat.body().size() <= Heuristics.LONGEST_REDUCTION_BODY;
        ReductionSplitting split = new ReductionSplitting(repeat);
        return fits && split.isSum() ? split.statements() : null;
    }

    /** Returns whether the body computes one reduction, and carries nothing else from iteration to iteration. */
    private boolean isSum() {
        for (Statement statement : repeat.body()) {
            if (!(statement instanceof Assign let) || readsRow(let)) {
                return false;
            }
            if (let.value() instanceof Binary binary
                    && binary.operator() == Binary.ADD_TERM
                    && binary.x() instanceof LocalRead read) {
                added = let;
                sum = read.local();
            }
        }
        ReadCounts reads = ReadCounts.in(repeat.body());
        return added != null
                && ReadCounts.carried(repeat.body()).equals(Set.of(sum))
                && reads.of(sum) == 1
                && (sum == added.local() || reads.of(added.local()) == 1 && isCarriedOn());
    }

    /** Returns whether it reads a row, whose elements are those of the iteration that the counter is at. */
    private static boolean readsRow(Assign let) {
        for (CodeExpression leaf : let.value().leaves()) {
            if (leaf instanceof RowElement) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the next value becomes the accumulator. */
    private boolean isCarriedOn() {
        for (Statement statement : repeat.body()) {
            Assign let = (Assign) statement;
            if (let.local() == sum && !(let.value() instanceof LocalRead read && read.local() == added.local())) {
                return false;
            }
        }
        return true;
    }

    private List<Statement> statements() {
        int end = repeat.end() - repeat.end() % Heuristics.PARTIAL_SUMS;
        List<Statement> all = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        List<CodeExpression> sums = new ArrayList<>();
        for (int copy = 0; copy < Heuristics.PARTIAL_SUMS; copy++) {
            Map<Local, Local> names = new HashMap<>();
            if (copy < Heuristics.PARTIAL_SUMS - 1) { // the last copy assigns the locals that are live-out
                for (Statement statement : repeat.body()) {
                    Local own = ((Assign) statement).local();
                    names.put(own, own.renamed(own.name + "_" + copy));
                }
                all.add(new Assign(names.get(sum), new Literal(0)));
            }
            sums.add(new LocalRead(names.getOrDefault(sum, sum)));
            Substitution move = new IterationShift(repeat.loop(), copy, names);
            for (Statement statement : repeat.body()) {
                body.add(((ScalarStatement) statement).substitute(move));
            }
        }
        all.add(new For(repeat.loop(), false, 0, end, Heuristics.PARTIAL_SUMS, body));
        all.add(new Assign(
                sum,
                new Binary('+', new Binary('+', sums.get(0), sums.get(1)), new Binary('+', sums.get(2), sums.get(3)))));
        if (end < repeat.end()) {
            all.add(new For(repeat.loop(), false, end, repeat.end(), 1, repeat.body()));
        }
        if (sum != added.local()) {
            all.add(new Assign(added.local(), new LocalRead(sum)));
        }
        return all;
    }
}

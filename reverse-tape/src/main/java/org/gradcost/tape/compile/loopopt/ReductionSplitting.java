package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Binary;
import org.gradcost.tape.compile.code.CodeExpression;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.IterationShift;
import org.gradcost.tape.compile.code.Literal;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Substitution;
import org.gradcost.tape.compile.heuristics.Heuristics;

/**
 * Splits a sum whose terms may be added in any order into four, where nothing else in the loop is there to be done while an
 * addition waits for the one before.
 */
final class ReductionSplitting {

    private final For repeat;

    /** The sum, and the local that is set to it with one more term. */
    private Local sum;

    private Assign added;

    private ReductionSplitting(For repeat) {
        this.repeat = repeat;
    }

    /** The statements of a loop with its one sum split, or null if that cannot be or is not worth it. */
    static List<Statement> sums(For repeat) {
        boolean fits = repeat.loop().trips == null
                && !repeat.down()
                && repeat.from() == 0
                && repeat.step() == 1
                && repeat.end() >= Heuristics.SHORTEST_REDUCTION
                && repeat.body().size() <= Heuristics.LONGEST_REDUCTION_BODY;
        ReductionSplitting split = new ReductionSplitting(repeat);
        return fits && split.isSum() ? split.statements() : null;
    }

    /** Whether the body reads, computes, and adds to one sum, and nothing else goes from an iteration to the next. */
    private boolean isSum() {
        for (Statement statement : repeat.body()) {
            if (!(statement instanceof Assign let)) {
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

    /** Whether what has been added becomes the sum. */
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
            if (copy < Heuristics.PARTIAL_SUMS - 1) { // the last leaves its values behind under their own names
                for (Statement statement : repeat.body()) {
                    Local own = ((Assign) statement).local();
                    names.put(own, new Local(own.name + "_" + copy));
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

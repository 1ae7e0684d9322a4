package org.gradcost.results.report;

import java.util.List;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.summary.SummaryRow;

/** What the times of a report are of. */
enum Subject {
    /** Gradients of functions with one output. */
    GRADIENT("What does a gradient cost?", "a gradient", "the function itself"),
    /** Jacobians of maps with several outputs. */
    JACOBIAN("What does a Jacobian cost?", "a Jacobian", "the function itself"),
    /** Products of a Hessian with a vector, and whole Hessians; the primal of these families is a gradient. */
    SECOND_DERIVATIVE("What do second derivatives cost?", "the second derivatives", "a gradient in plain code"),
    /** Operations of benchmarks, from files of JMH's. */
    OPERATION("What do these operations cost?", "an operation", "the primal");

    private final String question;
    private final String one;
    private final String unit;

    Subject(String question, String one, String unit) {
        this.question = question;
        this.one = one;
        this.unit = unit;
    }

    /**
     * Returns the subject of a run: second derivatives where a mode nests one direction in the other, Jacobians where most
     * cells have several outputs, and gradients otherwise.
     */
    static Subject of(List<SummaryRow> rows, ModeRoles roles) {
        if (rows.stream().anyMatch(row -> roles.traits(row.cell().variant()).direction() == Direction.NESTED)) {
            return SECOND_DERIVATIVE;
        }
        long several = rows.stream().filter(row -> row.cell().m() > 1).count();
        return 2 * several > rows.size() ? JACOBIAN : GRADIENT;
    }

    /** Returns the title of the report. */
    String question() {
        return question;
    }

    /** Returns one of what is timed: {@code a gradient}. */
    String one() {
        return one;
    }

    /** Returns the ratio that an overhead is, short enough for an axis. */
    String ratio() {
        return this == SECOND_DERIVATIVE ? "time / gradient's time" : "time / primal's time";
    }

    /** Returns what an overhead is a multiple of the time of. */
    String unit() {
        return unit;
    }
}

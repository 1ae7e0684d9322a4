package org.gradcost.results.report;

import java.util.List;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.summary.SummaryRow;

/** The subject of a report: what its times are times of. */
enum Subject {
    /** Gradients of functions with one output. */
    GRADIENT("What does a gradient cost?", "a gradient", "the function itself"),
    /** Jacobians of functions with several outputs. */
    JACOBIAN("What does a Jacobian cost?", "a Jacobian", "the function itself"),
    /** Products of a Hessian with a vector, and whole Hessians; the primal of these families is a gradient. */
    SECOND_DERIVATIVE("What do second derivatives cost?", "the second derivatives", "a gradient in plain code"),
    /** Operations of benchmarks, from JMH files. */
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
     * Returns the subject of a run: second derivatives if a mode nests one direction in the other, Jacobians if most cells have
     * several outputs, and gradients otherwise.
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

    /** Returns what is timed, with an article: {@code a gradient}. */
    String one() {
        return one;
    }

    /** Returns the definition of an overhead, short enough for an axis. */
    String ratio() {
        return this == SECOND_DERIVATIVE ? "time / gradient's time" : "time / primal's time";
    }

    /** Returns the operation whose time is the unit of overheads. */
    String unit() {
        return unit;
    }
}

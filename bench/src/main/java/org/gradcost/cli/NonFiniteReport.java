package org.gradcost.cli;

import java.io.PrintWriter;
import org.gradcost.diagnostics.Diagnosis;
import org.gradcost.family.Family;
import org.gradcost.family.MapFamily;
import org.gradcost.family.Problem;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.NonFiniteTrace;
import org.gradcost.sweep.Selection;

/** The output of {@code check --trace-nonfinite}: for each circuit in scalar gates, the gates whose result was not finite. */
final class NonFiniteReport {
    private final Selection selection;
    private final PrintWriter out;
    private int replayed;
    private int found;

    NonFiniteReport(Selection selection, PrintWriter out) {
        this.selection = selection;
        this.out = out;
    }

    /** Replays a family at one size. */
    void replay(Family family, int n, int m, Problem problem) {
        for (Granularity gates : Granularity.values()) {
            if (selection.takes(gates) && NonFiniteTrace.canReplay(problem, gates)) {
                String size = family instanceof MapFamily ? n + ", m = " + m : "" + n;
                out.println(family.name() + ", " + gates.label() + ", n = " + size + ": " + result(problem, gates));
                out.flush();
            }
        }
    }

    private String result(Problem problem, Granularity gates) {
        replayed++;
        try {
            Diagnosis diagnosis = NonFiniteTrace.of(problem, gates);
            found += diagnosis.isFinite() ? 0 : 1;
            return diagnosis.isFinite()
                    ? diagnosis.toString()
                    : System.lineSeparator() + diagnosis.toString().indent(2).stripTrailing();
        } catch (OutOfMemoryError e) {
            found++;
            return Commands.outOfMemory();
        }
    }

    /** Returns the exit code: that of a finding if something is not finite, or if there was no circuit to replay. */
    int exitCode() {
        if (replayed == 0) {
            out.println("no circuit was replayed: none of those chosen is written in scalar gates");
            return Commands.FINDING;
        }
        return found == 0 ? Commands.FINE : Commands.FINDING;
    }
}

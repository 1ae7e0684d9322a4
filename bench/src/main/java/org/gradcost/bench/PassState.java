package org.gradcost.bench;

import org.gradcost.mode.Check;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A cell of which single passes are measured; the check too looks at single passes only. */
@State(Scope.Thread)
public class PassState extends CellState {

    private int next;

    @Override
    void check() {
        Facts.report(
                cell,
                Check.somePasses(cell.problem(), cell.differentiator(), cell.mode())
                        .orThrow());
    }

    double pass() {
        int pass = next;
        next = pass + 1 < cell.differentiator().passes() ? pass + 1 : 0;
        return passAt(pass);
    }
}

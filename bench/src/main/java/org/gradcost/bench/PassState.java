package org.gradcost.bench;

import org.gradcost.mode.Check;
import org.gradcost.mode.ManyPasses;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A cell whose single passes are measured; only single passes are checked, too. */
@State(Scope.Thread)
public class PassState extends CellState {

    private ManyPasses passes;
    private int next;

    /** Checks some passes, and sets the cell to the point at which passes are measured. */
    @Override
    void check() {
        if (!(cell.differentiator() instanceof ManyPasses many)) {
            throw new ImpossibleCellException(
                    mode + " takes one pass for a gradient of " + family + ": measure it by Gradient." + mode);
        }
        passes = many;
        ForkReport.report(
                cell,
                Check.somePasses(cell.problem(), passes, cell.mode(), cell.reference())
                        .orThrow());
    }

    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    double run() {
        int pass = next;
        next = pass + 1 < passes.passes() ? pass + 1 : 0;
        return passes.pass(pass, gradient);
    }
}

package org.gradcost.bench;

import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.results.BadInputException;

/** A mode bound to a problem, ready to run. */
record BoundCell(Mode mode, Problem problem, Differentiator differentiator) {

    /** Every run sees the same inputs. */
    static final long SEED = 1;

    static BoundCell of(Mode mode, String family, String gates, int n, int m, int width) {
        Family found = Families.named(family);
        int inputs = found.nearest(n);
        Problem problem = found.problem(inputs, found.outputs(inputs, m), SEED);
        Granularity granularity =
                mode.gates().contains(Granularity.PLAIN) ? Granularity.PLAIN : Granularity.labelled(gates);
        if (!mode.granularities(problem).contains(granularity)) {
            throw new BadInputException(mode.name() + " cannot run " + family + " in " + gates + " gates; it can in "
                    + mode.granularities(problem).stream()
                            .map(Granularity::label)
                            .toList());
        }
        return new BoundCell(mode, problem, mode.on(problem, granularity, width));
    }
}

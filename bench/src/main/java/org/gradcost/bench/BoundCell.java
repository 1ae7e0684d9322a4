package org.gradcost.bench;

import java.util.List;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.Reference;
import org.gradcost.results.BadInputException;

/** A mode bound to a problem, ready to run. */
record BoundCell(Mode mode, Family family, int m, Problem problem, Differentiator differentiator) {

    /** The seed of the inputs, which are the same in every run. */
    static final long SEED = 1;

    static BoundCell of(Mode mode, String family, String gates, int n, int m, int width, int threads) {
        Family found = Families.named(family);
        int inputs = found.nearest(n);
        Granularity granularity =
                mode.gates().contains(Granularity.PLAIN) ? Granularity.PLAIN : Granularity.labelled(gates);
        new HeapCheck(Runtime.getRuntime().maxMemory())
                .refusal(mode, found, granularity, inputs)
                .ifPresent(reason -> {
                    throw new BadInputException(mode.name() + " on " + family + " at n = " + inputs + " " + reason);
                });
        if (threads < 1) {
            throw new BadInputException("threads " + threads + ": must be 1 or more");
        }
        Problem problem = found.problem(inputs, found.outputs(inputs, m), SEED);
        if (!mode.granularities(problem).contains(granularity)) {
            List<String> possible =
                    mode.granularities(problem).stream().map(Granularity::label).toList();
            throw new BadInputException(mode.name() + " cannot run " + family
                    + (possible.isEmpty() ? "" : " in " + gates + " gates; it can in " + possible));
        }
        if (threads > 1 && !mode.hasThreads(problem)) {
            throw new BadInputException(mode.name() + " cannot divide " + family + " among threads; use 1");
        }
        return new BoundCell(mode, found, m, problem, mode.on(problem, granularity, width, threads));
    }

    /** Returns the reference for the gradient, computed such that this JVM sees no number type but that of the mode. */
    Reference reference() {
        int n = problem.inputs().length;
        return Reference.beside(problem, family, n, family.outputs(n, m), SEED);
    }
}

package org.gradcost.mode;

import org.gradcost.diagnostics.Diagnosis;
import org.gradcost.diagnostics.Diagnostics;
import org.gradcost.diagnostics.Replayed;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;

/** A replay of a problem's circuit in scalar gates that looks for values and derivatives that are not finite. */
public final class NonFiniteTrace {
    private NonFiniteTrace() {}

    /** Returns whether a problem has a circuit in these gates that can be replayed. */
    public static boolean canReplay(Problem problem, Granularity gates) {
        return (gates == Granularity.SCALAR || gates == Granularity.FUSED) && gates.of(problem);
    }

    /** Replays the circuit at the problem's inputs; for several outputs, their sum. */
    public static Diagnosis of(Problem problem, Granularity gates) {
        return Diagnostics.explain(
                x -> problem instanceof MapProblem map
                        ? sum(map, x)
                        : CircuitFunction.of(problem, gates).of(x),
                problem.inputs());
    }

    private static Replayed sum(MapProblem map, Replayed[] x) {
        Replayed[] y = new Replayed[map.outputs()];
        map.scalar(x, y);
        Replayed sum = y[0];
        for (int i = 1; i < y.length; i++) {
            sum = sum.add(y[i]);
        }
        return sum;
    }
}

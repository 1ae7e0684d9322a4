package org.gradcost.diagnostics;

import java.util.BitSet;
import java.util.function.Function;

/** The search for the gate that made a value, a slope or an adjoint not finite. */
public final class Diagnostics {
    private Diagnostics() {}

    /**
     * Replays a function at a point, and once more to find the lines of the gates in question.
     *
     * @param f the function; any generic one over {@code CalculusFieldElement<T>} or {@code Differentiable<T>} will do. It
     *     must apply the same gates both times
     * @param point its inputs
     * @return what was found, empty if all is finite
     */
    public static Diagnosis explain(Function<Replayed[], Replayed> f, double... point) {
        Replay replay = new Replay(point, new BitSet());
        Replayed output = f.apply(replay.inputs());
        NonFiniteSearch search = new NonFiniteSearch(replay);
        search.run(output);
        Replay located = new Replay(point, search.gates());
        if (!search.gates().isEmpty()) {
            f.apply(located.inputs());
        }
        return new Diagnosis(replay.gates(), search.findings(located));
    }
}

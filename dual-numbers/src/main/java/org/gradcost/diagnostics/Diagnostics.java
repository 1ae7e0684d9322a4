package org.gradcost.diagnostics;

import java.util.BitSet;
import java.util.function.Function;

/** A search for the gate whose value, slope or adjoint is the first that is not finite. */
public final class Diagnostics {
    private Diagnostics() {}

    /**
     * Returns what a replay of a function at a point finds. The function is called once to search and, if anything is found,
     * once more to find the source lines of the gates that were found.
     *
     * @param f the function; a generic one over {@code CalculusFieldElement<T>} or {@code Differentiable<T>} can be passed.
     *     It must apply the same gates in both calls
     * @param point the values of the inputs
     * @return the findings; empty if all values, slopes and adjoints are finite
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

package org.gradcost.mode;

import java.util.function.Function;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.CompiledFunction;

/**
 * The directions in which a compiled function is differentiated: always the same, or those of the sparsity pattern of its trace,
 * which may change with the outcomes of comparisons.
 */
final class TracedDirections {

    private final Function<CompiledFunction, SparsityPattern> patternOf; // null if they are always the same
    private final Function<SparsityPattern, Directions> colouring;
    private SparsityPattern pattern;
    private Directions directions;

    private TracedDirections(
            Function<CompiledFunction, SparsityPattern> patternOf, Function<SparsityPattern, Directions> colouring) {
        this.patternOf = patternOf;
        this.colouring = colouring;
    }

    /** Returns directions that do not depend on the trace. */
    static TracedDirections always(Directions directions) {
        TracedDirections same = new TracedDirections(null, null);
        same.directions = directions;
        return same;
    }

    /** Returns directions by the colours of a pattern. */
    static TracedDirections by(
            Function<CompiledFunction, SparsityPattern> patternOf, Function<SparsityPattern, Directions> colouring) {
        return new TracedDirections(patternOf, colouring);
    }

    /** Returns whether the directions depend on the trace. */
    boolean followTheTrace() {
        return patternOf != null;
    }

    /** Returns the directions for the most recently used trace. */
    Directions of(CompiledDifferentiator differentiator) {
        if (patternOf == null) {
            return directions;
        }
        SparsityPattern present = patternOf.apply(differentiator.compiled());
        if (present != pattern) {
            pattern = present;
            directions = colouring.apply(present);
        }
        return directions;
    }
}

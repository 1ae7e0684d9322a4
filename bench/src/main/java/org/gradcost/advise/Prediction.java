package org.gradcost.advise;

import java.util.Optional;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.statistics.Estimate;

/**
 * The cost of a gradient by a mode, as far as it could be found out.
 *
 * @param mode that takes it
 * @param gates of the circuit
 * @param width tangents a pass; 1 for a mode that has no choice
 * @param basis of the time
 * @param time of a gradient, ns; empty where nothing was found out
 * @param pass the time of a pass, ns
 * @param facts of the last gradient; empty where none was taken
 * @param note why there is no time or only a guess, or what was wrong; empty where all is well
 */
public record Prediction(
        Mode mode,
        Granularity gates,
        int width,
        Basis basis,
        Optional<Estimate> time,
        Optional<Estimate> pass,
        Optional<Workbench.Facts> facts,
        String note) {

    /** The source of a predicted time. */
    public enum Basis {
        /** Slots of whole gradients. */
        GRADIENT,
        /** Slots of single passes, times their number. */
        PASSES,
        /** The time at a smaller size. */
        SMALLER,
        /** Nothing. */
        NONE
    }

    /** Returns whether the mode may be recommended: it is an engine, exact, right, and its time is known. */
    boolean isCandidate() {
        return time.isPresent() && isEngine();
    }

    boolean isEngine() {
        return isEngine(mode);
    }

    /** Returns whether a mode is an engine, and exact: not the primal, nor written by hand, nor differences. */
    static boolean isEngine(Mode mode) {
        ModeTraits.Kind kind = mode.traits().kind();
        return mode.differentiates() && kind != ModeTraits.Kind.HAND && kind != ModeTraits.Kind.NUMERIC;
    }

    /** Returns whether the time was measured at this size, if only by a pass. */
    boolean isMeasured() {
        return basis == Basis.GRADIENT || basis == Basis.PASSES;
    }

    /** Returns the time of a gradient, ns, where it is known. */
    double nanos() {
        return time.orElseThrow().value();
    }

    /** Returns the work before the first gradient, ns. */
    public double prepareNanos() {
        return facts.map(f -> (double) f.prepareNanos()).orElse(0.0);
    }

    /** Returns the time of each of so many gradients with its share of the set-up, ns. */
    double cost(double gradients) {
        return nanos() + prepareNanos() / gradients;
    }

    /** Returns the name, with the width where there is a choice. */
    public String label() {
        return mode.name() + (mode.hasWidth() ? " (k = " + width + ")" : "");
    }
}

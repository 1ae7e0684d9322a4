package org.gradcost.advise;

import java.util.Optional;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.statistics.Estimate;

/**
 * The cost of a gradient by a mode, as far as it could be determined.
 *
 * @param mode that computes it
 * @param gates of the circuit
 * @param width tangents per pass; 1 for a mode without a choice
 * @param basis of the time
 * @param time of a gradient, ns; empty if it could not be determined
 * @param pass time of a pass, ns
 * @param facts of the last gradient; empty if none was computed
 * @param note why there is no time or only an estimate, or what was wrong; empty if there is nothing to say
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
        /** Slots of single passes, times the number of passes. */
        PASSES,
        /** The time at a smaller size. */
        SMALLER,
        /** Nothing. */
        NONE
    }

    /** Returns whether the mode may be recommended: it is an exact engine, its gradient is correct, and its time is known. */
    boolean isCandidate() {
        return time.isPresent() && isEngine();
    }

    boolean isEngine() {
        return isEngine(mode);
    }

    /** Returns whether a mode is an exact engine, which excludes the primal, hand-written gradients and differences. */
    static boolean isEngine(Mode mode) {
        ModeTraits.Kind kind = mode.traits().kind();
        return mode.differentiates() && kind != ModeTraits.Kind.HAND && kind != ModeTraits.Kind.NUMERIC;
    }

    /** Returns whether the time was measured at this size, even if only for a pass. */
    boolean isMeasured() {
        return basis == Basis.GRADIENT || basis == Basis.PASSES;
    }

    /** Returns whether the mode was left out at this size without being refused. */
    boolean isUntried() {
        return note.startsWith(Trial.NOT_TRIED);
    }

    /** Returns whether the time was measured when the mode no longer got faster; otherwise it is an upper bound. */
    boolean isWarm() {
        return isMeasured() && !note.equals(Trial.COLD);
    }

    /** Returns the time of a gradient, ns, where it is known. */
    double nanos() {
        return time.orElseThrow().value();
    }

    /** Returns the work before the first gradient, ns. */
    public double prepareNanos() {
        return facts.map(f -> (double) f.prepareNanos()).orElse(0.0);
    }

    /** Returns the time per gradient, including its share of the set-up, for a number of gradients, ns. */
    double cost(double gradients) {
        return nanos() + prepareNanos() / gradients;
    }

    /** Returns the name, with the width if there is a choice. */
    public String label() {
        return mode.name() + (mode.hasWidth() ? " (k = " + width + ")" : "");
    }
}

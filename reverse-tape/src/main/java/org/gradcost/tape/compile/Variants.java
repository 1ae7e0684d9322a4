package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.runtime.GeneratedGradient;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The variants of one function, by the outcomes of its guards. A gradient runs them until one whose guards all come out as
 * traced: first the one that followed the last one before, so that outcomes in turn cost nothing, then the others by recent use.
 * Where none does, the function is traced anew and compiled.
 *
 * <p>Compilation cannot thrash: with all places taken, a new outcome is compiled only after some replays of traces, and
 * takes the place of the variant that has gone unused the longest. A guard that comes out otherwise in the code than in the
 * trace of the very same point ends in a replay as well.
 */
final class Variants {

    private final TracedFunction function;
    private final CompileOptions options;

    /** The most recently used first. */
    private final List<Variant> variants = new ArrayList<>();

    private long misses;
    private int replays;
    private long setUpNanos;

    Variants(TracedFunction function, CompileOptions options) {
        this.function = function;
        this.options = options;
    }

    /** Returns variants that share their code with these, for another thread. */
    Variants copy() {
        Variants copy = new Variants(function, options);
        for (Variant variant : variants) {
            copy.variants.add(new Variant(variant.code, copy));
        }
        return copy;
    }

    Variant mostRecent() {
        return variants.get(0);
    }

    /** Traces the function at a point and compiles the variant for it. */
    void compile(double[] point, double[] data) {
        long start = System.nanoTime();
        compile(function.trace(point, data));
        setUpNanos += System.nanoTime() - start;
    }

    private void compile(Trace trace) {
        CompiledCode code;
        try {
            code = Pipeline.compile(trace, options);
        } catch (RuntimeException e) {
            throw Refusal.of(e);
        }
        if (variants.size() == Heuristics.VARIANTS) {
            Variant oldest = variants.remove(Heuristics.VARIANTS - 1);
            for (Variant variant : variants) {
                variant.successor = variant.successor == oldest ? variant : variant.successor;
            }
        }
        Variant added = new Variant(code, this);
        if (!variants.isEmpty()) {
            variants.get(0).successor = added;
        }
        variants.add(0, added);
    }

    /** Computes value and gradient by the variant for this point. */
    double gradient(double[] point, double[] data, double[] gradient) {
        Variant predicted = variants.get(0).successor;
        try {
            double value = predicted.gradient(point, data, gradient);
            if (predicted != variants.get(0)) {
                use(predicted);
            }
            return value;
        } catch (GeneratedGradient.Miss miss) {
            return byAnother(predicted, point, data, gradient);
        }
    }

    /** Moves a variant to the front, and predicts it after the one that was there. */
    private void use(Variant variant) {
        variants.get(0).successor = variant;
        variants.remove(variant);
        variants.add(0, variant);
    }

    private double byAnother(Variant tried, double[] point, double[] data, double[] gradient) {
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            if (variant == tried) {
                continue;
            }
            try {
                double value = variant.gradient(point, data, gradient);
                use(variant);
                return value;
            } catch (GeneratedGradient.Miss miss) {
                // the next one
            }
        }
        misses++;
        if (variants.size() == Heuristics.VARIANTS && replays < Heuristics.REPLAYS) {
            replays++;
            return replay(point, data, gradient);
        }
        replays = 0;
        compile(point, data);
        try {
            return variants.get(0).gradient(point, data, gradient);
        } catch (GeneratedGradient.Miss miss) {
            return replay(point, data, gradient);
        }
    }

    /** Computes value and gradient by the interpreted tape, from a trace of this point. */
    double replay(double[] point, double[] data, double[] gradient) {
        return TraceReplay.gradient(function.trace(point, data), point, data, gradient);
    }

    int count() {
        return variants.size();
    }

    long misses() {
        return misses;
    }

    long setUpNanos() {
        return setUpNanos;
    }
}

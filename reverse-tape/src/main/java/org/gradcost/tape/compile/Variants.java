package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.runtime.GeneratedGradient;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The variants of one function, by the outcomes of its guards. A gradient runs them until one whose guards all come out as
 * traced; that one is tried first the next time. Where none does, the function is traced anew and compiled.
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
            variants.remove(Heuristics.VARIANTS - 1);
        }
        variants.add(0, new Variant(code, this));
    }

    /** Computes value and gradient by the variant for this point. */
    double gradient(double[] point, double[] data, double[] gradient) {
        try {
            return variants.get(0).gradient(point, data, gradient);
        } catch (GeneratedGradient.Miss miss) {
            return byAnother(point, data, gradient);
        }
    }

    private double byAnother(double[] point, double[] data, double[] gradient) {
        for (int i = 1; i < variants.size(); i++) {
            try {
                double value = variants.get(i).gradient(point, data, gradient);
                variants.add(0, variants.remove(i));
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

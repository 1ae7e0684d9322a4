package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.runtime.GeneratedCode;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The variants of one function, one for each combination of outcomes of its guards. A call runs variants until the outcomes
 * of all guards are those of the trace. It begins with the variant that followed the current one the last time, so that
 * alternating outcomes cost nothing, and continues with the others by recent use. If none matches, the function is traced
 * again and compiled.
 *
 * <p>Compilation cannot thrash: if the maximum number of variants is reached, a new outcome is compiled only after a number
 * of replays of traces, and replaces the least recently used variant. A call is also replayed if the outcome of a guard in
 * the code differs from that in the trace of the same point. What is asked about the last point is answered from a trace at
 * that point, also if the call was replayed.
 */
final class Variants {

    private final TracedFunction function;
    private final CompileOptions options;

    /** The variants, with the most recently used one first. */
    private final List<Variant> variants = new ArrayList<>();

    /** The variant of the last point: the first of the list, or one without compiled code if the last call was replayed. */
    private Variant current;

    /**
     * The thread that is calling, or null. It is read and written without a memory fence, so that the check costs nothing.
     */
    private final AtomicReference<Thread> user = new AtomicReference<>();

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
            copy.variants.add(new Variant(variant.code));
        }
        copy.current = copy.variants.get(0);
        if (current != variants.get(0)) {
            copy.replayed(current.code);
        }
        return copy;
    }

    /** Returns the variant that was used last, which is of another point than the last one if that call was replayed. */
    Variant mostRecent() {
        return variants.get(0);
    }

    /** Returns what can be compiled from a trace with the outcomes of the guards at the last point. */
    VariantCode atLastPoint() {
        return current.code;
    }

    /**
     * Traces the function at a point and makes the variant for it.
     *
     * @throws IllegalStateException if ASM is not there
     */
    void trace(double[] point, double[] data) {
        AsmRequirement.check();
        long start = System.nanoTime();
        Trace trace = function.trace(point, data);
        RolledTrace rolled;
        try {
            rolled = Pipeline.roll(trace, options);
        } catch (RuntimeException e) {
            throw Refusal.of(e);
        }
        add(new Variant(new VariantCode(function, options, point, data, rolled)));
        setUpNanos += System.nanoTime() - start;
    }

    private void add(Variant added) {
        if (variants.size() == Heuristics.VARIANTS) {
            Variant oldest = variants.remove(Heuristics.VARIANTS - 1);
            setUpNanos += oldest.setUpNanos();
            for (Variant variant : variants) {
                variant.successor = variant.successor == oldest ? variant : variant.successor;
            }
        }
        if (!variants.isEmpty()) {
            variants.get(0).successor = added;
        }
        variants.add(0, added);
        current = added;
    }

    /**
     * Evaluates a call with the variant that matches its point.
     *
     * @throws ConcurrentModificationException if another thread calls at the same time
     */
    double evaluate(Evaluation call) {
        Thread thread = Thread.currentThread();
        if (user.getOpaque() != null) {
            throw shared();
        }
        user.setOpaque(thread);
        double result;
        try {
            result = byPrediction(call);
        } catch (RuntimeException | Error e) {
            user.setOpaque(null);
            throw e;
        }
        if (user.getOpaque() != thread) {
            throw shared();
        }
        user.setOpaque(null);
        return result;
    }

    private static ConcurrentModificationException shared() {
        return new ConcurrentModificationException(
                "a compiled function is called by two threads at once, and its results are mixed up: give each thread a"
                        + " copy() of its own");
    }

    private double byPrediction(Evaluation call) {
        Variant predicted = current.successor;
        try {
            double value = call.run(predicted, this);
            if (predicted != current) {
                use(predicted);
            }
            return value;
        } catch (GeneratedCode.Miss miss) {
            return byAnother(predicted, call);
        }
    }

    /** Moves a variant to the front, and makes it the successor of the variant that was there. */
    private void use(Variant variant) {
        variants.get(0).successor = variant;
        variants.remove(variant);
        variants.add(0, variant);
        current = variant;
    }

    /** Makes the code of a replayed call that of the last point; the next call begins as if there had been no replay. */
    private void replayed(VariantCode code) {
        Variant replayed = new Variant(code);
        replayed.successor = variants.get(0).successor;
        current = replayed;
    }

    private double byAnother(Variant tried, Evaluation call) {
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            if (variant == tried) {
                continue;
            }
            try {
                double value = call.run(variant, this);
                use(variant);
                return value;
            } catch (GeneratedCode.Miss miss) {
                // the next one
            }
        }
        misses++;
        if (variants.size() == Heuristics.VARIANTS && replays < Heuristics.REPLAYS) {
            replays++;
            Trace trace = function.trace(call.point, call.data);
            if (!current.code.isOf(call.point, call.data)) {
                replayed(new VariantCode(function, options, call.point, call.data, trace));
            }
            return call.replay(trace);
        }
        replays = 0;
        trace(call.point, call.data);
        try {
            return call.run(variants.get(0), this);
        } catch (GeneratedCode.Miss miss) {
            return replay(call);
        }
    }

    /** Evaluates a call at the point of a variant with interpreted numbers, from a trace at its point. */
    double replay(Evaluation call) {
        return call.replay(function.trace(call.point, call.data));
    }

    int count() {
        return variants.size();
    }

    long misses() {
        return misses;
    }

    long setUpNanos() {
        long nanos = setUpNanos;
        for (Variant variant : variants) {
            nanos += variant.setUpNanos();
        }
        return nanos;
    }
}

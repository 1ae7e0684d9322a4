package org.gradcost.advise;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcost.bench.Probe;
import org.gradcost.bench.Steadiness;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.Reference;
import org.gradcost.results.statistics.Estimate;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/** The trial of a mode at one size: its workbench, and its measurements. */
final class Trial {

    private static final double CONFIDENCE = 0.975; // of one side

    /**
     * Half-width of the 95 % interval for the logarithm of the ratio of the times of one mode in two JVMs, which the slots of one
     * JVM do not show. HotSpot compiles the same code differently from JVM to JVM: nine of ten times that were compared with a
     * sweep lay within 12 % of the prediction.
     */
    private static final double BETWEEN_JVMS = 0.15;

    /** The largest factor between an end of an interval and the estimate for which the interval is reported. */
    private static final double WIDEST = 10;

    /** The note for a mode that was still getting faster, or for which the compiler was still busy. */
    static final String COLD = "not warm, so the time is an upper bound";

    /** The beginning of the note for a mode for which there was no time, or no JVM. */
    static final String NOT_TRIED = "not tried: ";

    /** The beginning of the note for a wrong gradient. */
    static final String WRONG = "WRONG: ";

    final Mode mode;
    final Granularity gates;
    final int width;
    private Workbench bench;
    private final List<Double> slots = new ArrayList<>(); // logs of times of a gradient
    private final Steadiness steadiness = new Steadiness(); // of the time of a gradient
    private String note = "";

    Trial(Mode mode, Granularity gates, int width) {
        this.mode = mode;
        this.gates = gates;
        this.width = width;
    }

    /** Leaves the mode out, for a given reason. */
    void leaveOut(String reason) {
        note = reason;
    }

    /**
     * Binds the mode and checks its first gradient, or a few passes.
     *
     * @param type of the workbench, in the classes that the mode is to have
     */
    void begin(Class<?> type, ProblemSource subject, Reference reference, boolean whole, Probe probe) {
        try {
            bench = (Workbench) type.getMethod("of", Object[].class, String.class, String.class, int.class, Probe.class)
                    .invoke(null, subject.parts(), mode.handedOn(), gates.label(), width, probe);
            String wrong = bench.check(reference.value(), reference.gradient(), whole);
            if (wrong != null) {
                end(WRONG + wrong);
            }
        } catch (InvocationTargetException e) {
            end(message(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            end(message(e));
        }
    }

    private void end(String reason) {
        bench = null;
        note = reason;
    }

    private static String message(Throwable e) {
        if (e instanceof ExceptionInInitializerError && e.getCause() != null) {
            return e.getCause().toString();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    boolean isAlive() {
        return bench != null;
    }

    boolean isSteady() {
        return steadiness.isReached();
    }

    /**
     * Runs the mode for a while.
     *
     * @param quiet whether the compiler was idle
     */
    void warm(long nanos, boolean quiet) {
        steadiness.add(bench.run(nanos) * bench.operations(), quiet);
    }

    /** Returns the time of one operation as far as it is known, ns. */
    double operation() {
        return steadiness.least() / bench.operations();
    }

    /** Measures a slot. */
    void measure() {
        slots.add(Math.log(bench.slot() * bench.operations()));
    }

    int operations() {
        return bench.operations();
    }

    /** Returns the result of the trial. */
    Prediction prediction() {
        Optional<Workbench.Facts> facts = Optional.ofNullable(bench).map(Workbench::facts);
        if (bench == null || Double.isNaN(steadiness.least()) && slots.isEmpty()) {
            return new Prediction(
                    mode, gates, width, Prediction.Basis.NONE, Optional.empty(), Optional.empty(), facts, note);
        }
        Estimate time = slots.isEmpty() ? Estimate.unknown(steadiness.least()) : estimate(slots, isSteady());
        double passes = facts.get().passes();
        Estimate pass = new Estimate(time.value() / passes, time.lo() / passes, time.hi() / passes);
        return new Prediction(
                mode,
                gates,
                width,
                bench.operations() == 1 ? Prediction.Basis.GRADIENT : Prediction.Basis.PASSES,
                Optional.of(time),
                Optional.of(pass),
                facts,
                isSteady() ? note : COLD);
    }

    /**
     * Returns the median of some slots with a 95 % prediction interval for a slot of another JVM. There is no interval for a mode
     * that was still getting faster, or if it would be too wide to be useful.
     *
     * @param slots logs of times
     */
    static Estimate estimate(List<Double> slots, boolean steady) {
        double[] logs = slots.stream().mapToDouble(v -> v).toArray();
        double median = StatUtils.percentile(logs, 50);
        if (!steady || logs.length < 2) {
            return Estimate.unknown(Math.exp(median));
        }
        double within = Math.sqrt(StatUtils.variance(logs) * (1 + 1.0 / logs.length))
                * new TDistribution(logs.length - 1).inverseCumulativeProbability(CONFIDENCE);
        double spread = Math.hypot(within, BETWEEN_JVMS);
        if (!(spread <= Math.log(WIDEST))) {
            return Estimate.unknown(Math.exp(median));
        }
        return new Estimate(Math.exp(median), Math.exp(median - spread), Math.exp(median + spread));
    }
}

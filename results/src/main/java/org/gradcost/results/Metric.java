package org.gradcost.results;

import static org.gradcost.results.Metric.Scope.CELL;
import static org.gradcost.results.Metric.Scope.FORK;
import static org.gradcost.results.Metric.Scope.ITERATION;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kind of number: its name and unit in {@code measurements.csv}, what its rows belong to, and its valid values. */
public enum Metric {
    /** Time of a gradient, or of one evaluation for the primal: the median of a slot's batches. */
    TIME("time", "ns/op", Values.DURATION, ITERATION),
    /** Time of a single pass, for extrapolated cells: the gradient takes {@link #PASSES} of them. */
    PASS_TIME("pass_time", "ns/op", Values.DURATION, ITERATION),
    /** Median of a slot's batches during which the core was not shared. */
    TIME_QUIET("time_quiet", "ns/op", Values.DURATION, ITERATION),
    /** Median of a slot's batches during which the core was shared. */
    TIME_SHARED("time_shared", "ns/op", Values.DURATION, ITERATION),
    /** Number of a slot's batches during which the core was not shared. */
    QUIET("quiet", "count", Values.WHOLE, ITERATION),
    /** Number of a slot's batches during which the core was shared. */
    SHARED("shared", "count", Values.WHOLE, ITERATION),
    /** Bytes that a gradient allocates. */
    ALLOC("alloc", "B/op", Values.NOT_NEGATIVE, ITERATION, FORK),
    /** Mean over all batches of a fork's slots. */
    TIME_MEAN("time_mean", "ns/op", Values.DURATION, FORK),
    /** Share of the time that a fork's slots spent waiting for a core. */
    WAIT("wait", "1", Values.SHARE, FORK),
    /** Time of garbage collections in a fork's slots, per gradient, which no median includes. */
    GC("gc", "ns/op", Values.NOT_NEGATIVE, FORK),
    /** Peak resident memory of the measured process: the fork's JVM, or the tool that it drives. */
    PEAK_MEMORY("peak_memory", "B", Values.WHOLE, FORK),
    /** Time of the first third of a fork's slots over that of the last, for a fork that did not become steady. */
    UNSTEADY("unsteady", "1", Values.DURATION, FORK),
    /** Work done once before the first gradient, such as recording for replay or compiling. */
    PREPARE("prepare", "ns", Values.NOT_NEGATIVE, ITERATION, FORK, CELL),
    /** Records that a gradient writes to the tape. */
    RECORDED_GATES("recorded_gates", "count", Values.WHOLE, CELL),
    /** Size of the tape. */
    TAPE_BYTES("tape_bytes", "B", Values.WHOLE, CELL),
    /** Distance from the hand-written gradient, scaled to that gradient's norm. */
    GRADIENT_ERROR("gradient_error", "1", Values.ANY_ERROR, CELL),
    /** Passes per gradient. Its row is the last row about the cell as a whole. */
    PASSES("passes", "count", Values.WHOLE, CELL),
    /** Number of slots of a fork. Its row is always written last, and marks a fork that took turns as complete. */
    FORK_END("fork_end", "count", Values.WHOLE, FORK);

    /** The thing that a row describes. */
    enum Scope {
        /** An iteration of a fork; in a run that took turns, the slot of a turn. */
        ITERATION,
        /** A fork. */
        FORK,
        /** The cell as a whole. */
        CELL
    }

    enum Values {
        /** From a picosecond to thirty years: what a clock can measure. */
        DURATION("from 1e-3 to 1e18 ns", v -> v >= 1e-3 && v <= 1e18),
        NOT_NEGATIVE("from 0 to 1e18", v -> v >= 0 && v <= 1e18),
        SHARE("from 0 to 1", v -> v >= 0 && v <= 1),
        /** Doubles represent all whole numbers up to 2^53. */
        WHOLE("a whole number from 0 to 2^53", v -> v >= 0 && v <= 0x1p53 && v == Math.rint(v)),
        /** A gradient that is NaN is a finding about the mode, not damage to the file. */
        ANY_ERROR("at least 0, or NaN", v -> v >= 0 || Double.isNaN(v));

        private final String right;
        private final DoublePredicate valid;

        Values(String right, DoublePredicate valid) {
            this.right = right;
            this.valid = valid;
        }
    }

    private final String label;
    private final String unit;
    private final Set<Scope> scopes;
    private final Values values;

    Metric(String label, String unit, Values values, Scope... scopes) {
        this.label = label;
        this.unit = unit;
        this.scopes = Set.of(scopes);
        this.values = values;
    }

    /** The name in the metric column. */
    public String label() {
        return label;
    }

    /** The content of the unit column. */
    public String unit() {
        return unit;
    }

    /** Returns whether values are whole numbers, which are written without a decimal mark. */
    public boolean whole() {
        return values == Values.WHOLE;
    }

    /** Returns the metric with that label, or empty. */
    public static Optional<Metric> labelled(String label) {
        return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
    }

    /** Returns all labels, for a message: {@code time, alloc, …}. */
    public static String labels() {
        return Arrays.stream(values()).map(Metric::label).collect(Collectors.joining(", "));
    }

    void check(double value) {
        if (!values.valid.test(value)) {
            throw new IllegalArgumentException(label + " is " + value + ", must be " + values.right);
        }
    }

    void checkRow(boolean hasFork, boolean hasIteration) {
        if (hasIteration && !hasFork) {
            throw new IllegalArgumentException(
                    label + " has an iteration and no fork, must have both, or no iteration");
        }
        Scope scope = hasIteration ? ITERATION : hasFork ? FORK : CELL;
        if (!scopes.contains(scope)) {
            throw new IllegalArgumentException(label + " has " + said(scope) + ", must have "
                    + Stream.of(Scope.values())
                            .filter(scopes::contains)
                            .map(Metric::said)
                            .collect(Collectors.joining(", or ")));
        }
    }

    private static String said(Scope scope) {
        return switch (scope) {
            case ITERATION -> "a fork and an iteration";
            case FORK -> "a fork and no iteration";
            case CELL -> "no fork and iteration";
        };
    }
}

package org.gradcost.results;

import static org.gradcost.results.Metric.Rows.EITHER;
import static org.gradcost.results.Metric.Rows.PER_CELL;
import static org.gradcost.results.Metric.Rows.PER_ITERATION;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/** A kind of number: its name and unit as written in {@code measurements.csv}, its rows and its valid values. */
public enum Metric {
    /** Time of a gradient (of one evaluation, for the primal). */
    TIME("time", "ns/op", PER_ITERATION, Values.DURATION),
    /** Bytes allocated by a gradient. */
    ALLOC("alloc", "B/op", PER_ITERATION, Values.NOT_NEGATIVE),
    /** Time of a single pass, for cells that are extrapolated: the gradient takes {@link #PASSES} of them. */
    PASS_TIME("pass_time", "ns/op", PER_ITERATION, Values.DURATION),
    /** Passes that a gradient takes. Its row closes a cell: it is always written last. */
    PASSES("passes", "count", PER_CELL, Values.WHOLE),
    /** Records that a gradient leaves on the tape. */
    RECORDED_GATES("recorded_gates", "count", PER_CELL, Values.WHOLE),
    /** Size of the tape. */
    TAPE_BYTES("tape_bytes", "B", PER_CELL, Values.WHOLE),
    /** Distance from the hand-written gradient, scaled to that gradient's norm. */
    GRADIENT_ERROR("gradient_error", "1", PER_CELL, Values.ANY_ERROR),
    /** Work done once before the first gradient, such as recording for replay or compiling. */
    PREPARE("prepare", "ns", EITHER, Values.NOT_NEGATIVE);

    /** Whether a row of this metric belongs to a fork and iteration, or to the cell as a whole. */
    enum Rows {
        PER_ITERATION,
        PER_CELL,
        EITHER
    }

    enum Values {
        /** From a picosecond to thirty years: what a clock can measure. */
        DURATION("from 1e-3 to 1e18 ns", v -> v >= 1e-3 && v <= 1e18),
        NOT_NEGATIVE("from 0 to 1e18", v -> v >= 0 && v <= 1e18),
        /** A double counts in ones up to 2^53. */
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
    private final Rows rows;
    private final Values values;

    Metric(String label, String unit, Rows rows, Values values) {
        this.label = label;
        this.unit = unit;
        this.rows = rows;
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

    /** Whether the values are counted in ones and so are written without a decimal mark. */
    public boolean whole() {
        return values == Values.WHOLE;
    }

    /** The metric of that label, or empty. */
    public static Optional<Metric> labelled(String label) {
        return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
    }

    /** Every label, for a message: {@code time, alloc, …}. */
    public static String labels() {
        return Arrays.stream(values()).map(Metric::label).collect(Collectors.joining(", "));
    }

    void check(double value) {
        if (!values.valid.test(value)) {
            throw new IllegalArgumentException(label + " is " + value + ", must be " + values.right);
        }
    }

    void checkRow(boolean hasFork, boolean hasIteration) {
        if (hasFork != hasIteration) {
            throw new IllegalArgumentException(
                    label + " has only one of fork and iteration, must have both or neither");
        }
        if (rows == PER_ITERATION && !hasFork) {
            throw new IllegalArgumentException(label + " has no fork and iteration, must have both");
        }
        if (rows == PER_CELL && hasFork) {
            throw new IllegalArgumentException(label + " has a fork and iteration, must have neither");
        }
    }
}

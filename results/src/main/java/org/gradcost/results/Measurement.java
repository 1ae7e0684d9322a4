package org.gradcost.results;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A row of {@code measurements.csv}: one number about a cell.
 *
 * @param fork number of the JVM in which it was measured, at least 0; empty for a number about the cell as a whole
 * @param iteration number within the fork, at least 0, which is the turn in a run that took turns; empty for a number about the
 *     fork as a whole
 * @param turn when the slot was measured; empty for anything but the time of a slot
 * @param value in {@link #unit()}
 */
public record Measurement(
        Cell cell, Metric metric, OptionalInt fork, OptionalInt iteration, Optional<Turn> turn, double value) {

    /**
     * The position of a slot in its run.
     *
     * @param order of the slot within its turn, from 0
     * @param start in ms of measuring time since the start of the run
     */
    public record Turn(int order, long start) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Turn {
            if (order < 0 || start < 0) {
                throw new IllegalArgumentException(
                        "order is " + order + " and start " + start + ", must be at least 0");
            }
        }
    }

    /**
     * Checks the row.
     *
     * @throws IllegalArgumentException if this metric cannot have this value, or a row with this fork and iteration
     */
    public Measurement {
        metric.checkRow(fork.isPresent(), iteration.isPresent());
        notNegative("fork", fork);
        notNegative("iteration", iteration);
        metric.check(value);
    }

    /** Returns a number about the cell as a whole. */
    public static Measurement of(Cell cell, Metric metric, double value) {
        return new Measurement(cell, metric, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), value);
    }

    /** Returns a number about one fork. */
    public static Measurement of(Cell cell, Metric metric, int fork, double value) {
        return new Measurement(cell, metric, OptionalInt.of(fork), OptionalInt.empty(), Optional.empty(), value);
    }

    /** Returns a number about one iteration of one fork. */
    public static Measurement of(Cell cell, Metric metric, int fork, int iteration, double value) {
        return new Measurement(cell, metric, OptionalInt.of(fork), OptionalInt.of(iteration), Optional.empty(), value);
    }

    /** Returns the time of a slot. */
    public static Measurement of(Cell cell, Metric metric, int fork, int iteration, Turn turn, double value) {
        return new Measurement(cell, metric, OptionalInt.of(fork), OptionalInt.of(iteration), Optional.of(turn), value);
    }

    /** Returns the metric's unit, which is the same in all rows of a metric. */
    public String unit() {
        return metric.unit();
    }

    private static void notNegative(String column, OptionalInt value) {
        if (value.orElse(0) < 0) {
            throw new IllegalArgumentException(column + " is " + value.getAsInt() + ", must be at least 0");
        }
    }
}

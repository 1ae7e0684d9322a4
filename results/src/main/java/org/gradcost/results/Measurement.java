package org.gradcost.results;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One row of {@code measurements.csv}: a number about a cell.
 *
 * @param fork JVM it was measured in, at least 0; empty for what belongs to the cell as a whole
 * @param iteration within the fork, at least 0; in a run by turns, the turn. Empty for what belongs to the fork as a whole
 * @param turn when the slot was; empty for what is not the time of a slot
 * @param value in {@link #unit()}
 */
public record Measurement(
        Cell cell, Metric metric, OptionalInt fork, OptionalInt iteration, Optional<Turn> turn, double value) {

    /**
     * The place of a slot in its run.
     *
     * @param order of the slot in its turn, from 0
     * @param start ms of measuring time since the start of the run
     */
    public record Turn(int order, long start) {
        /** @throws IllegalArgumentException when one is negative */
        public Turn {
            if (order < 0 || start < 0) {
                throw new IllegalArgumentException(
                        "order is " + order + " and start " + start + ", must be at least 0");
            }
        }
    }

    /** @throws IllegalArgumentException when the value, or fork and iteration, cannot be of this metric */
    public Measurement {
        metric.checkRow(fork.isPresent(), iteration.isPresent());
        notNegative("fork", fork);
        notNegative("iteration", iteration);
        metric.check(value);
    }

    /** A number of the cell as a whole. */
    public static Measurement of(Cell cell, Metric metric, double value) {
        return new Measurement(cell, metric, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), value);
    }

    /** A number of one fork. */
    public static Measurement of(Cell cell, Metric metric, int fork, double value) {
        return new Measurement(cell, metric, OptionalInt.of(fork), OptionalInt.empty(), Optional.empty(), value);
    }

    /** A number of one iteration of one fork. */
    public static Measurement of(Cell cell, Metric metric, int fork, int iteration, double value) {
        return new Measurement(cell, metric, OptionalInt.of(fork), OptionalInt.of(iteration), Optional.empty(), value);
    }

    /** The time of a slot. */
    public static Measurement of(Cell cell, Metric metric, int fork, int iteration, Turn turn, double value) {
        return new Measurement(cell, metric, OptionalInt.of(fork), OptionalInt.of(iteration), Optional.of(turn), value);
    }

    /** The metric's unit: a file states it, no row can differ. */
    public String unit() {
        return metric.unit();
    }

    private static void notNegative(String column, OptionalInt value) {
        if (value.orElse(0) < 0) {
            throw new IllegalArgumentException(column + " is " + value.getAsInt() + ", must be at least 0");
        }
    }
}

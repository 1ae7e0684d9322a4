package org.gradcost.results;

import java.util.OptionalInt;

/**
 * One row of {@code measurements.csv}: a number about a cell.
 *
 * @param fork JVM it was measured in, at least 0; empty for what belongs to the cell as a whole
 * @param iteration within the fork, at least 0; empty together with {@code fork}
 * @param value in {@link #unit()}
 */
public record Measurement(Cell cell, Metric metric, OptionalInt fork, OptionalInt iteration, double value) {

    /** @throws IllegalArgumentException when the value, or fork and iteration, cannot be of this metric */
    public Measurement {
        metric.checkRow(fork.isPresent(), iteration.isPresent());
        notNegative("fork", fork);
        notNegative("iteration", iteration);
        metric.check(value);
    }

    /** A number of the cell as a whole. */
    public static Measurement of(Cell cell, Metric metric, double value) {
        return new Measurement(cell, metric, OptionalInt.empty(), OptionalInt.empty(), value);
    }

    /** A number of one iteration of one fork. */
    public static Measurement of(Cell cell, Metric metric, int fork, int iteration, double value) {
        return new Measurement(cell, metric, OptionalInt.of(fork), OptionalInt.of(iteration), value);
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

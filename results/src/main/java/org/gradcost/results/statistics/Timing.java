package org.gradcost.results.statistics;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;

/**
 * The times of one cell.
 *
 * @param forks that measured it
 * @param turns whether they took turns with those of other cells
 * @param logPasses log of the factor from these times to the time of a gradient: 0 unless extrapolated
 * @param extrapolated whether {@code forks} measured a single pass
 */
public record Timing(Cell cell, Forks forks, boolean turns, double logPasses, boolean extrapolated) {

    /** Returns the timing in the rows of one cell; empty if there is none, as for a cell whose gradient was wrong. */
    public static Optional<Timing> of(Cell cell, List<Measurement> rows) {
        for (Metric metric : List.of(Metric.TIME, Metric.PASS_TIME)) {
            List<Measurement> times =
                    rows.stream().filter(row -> row.metric() == metric).toList();
            if (!times.isEmpty()) {
                boolean turns = times.stream().allMatch(row -> row.turn().isPresent());
                boolean extrapolated = metric == Metric.PASS_TIME;
                return Optional.of(new Timing(
                        cell,
                        new Forks(turns ? block(cell) : cell.toString(), slots(times, rows)),
                        turns,
                        extrapolated ? StrictMath.log(passes(cell, rows)) : 0,
                        extrapolated));
            }
        }
        return Optional.empty();
    }

    /** Returns the log times of a gradient, one per fork. */
    public RoundValues times() {
        return forks.times().plus(logPasses);
    }

    private static String block(Cell cell) {
        return cell.family() + " " + cell.n() + " " + cell.m();
    }

    // Sorted by fork and iteration, so that the order of rows in a file does not change the last digit.
    private static SortedMap<Integer, SortedMap<Integer, SlotTimes>> slots(
            List<Measurement> times, List<Measurement> rows) {
        SortedMap<Integer, SortedMap<Integer, Slot>> read = new TreeMap<>();
        times.forEach(row -> slot(read, row).log = StrictMath.log(row.value()));
        for (Measurement row : rows) {
            if (row.iteration().isPresent() && read.containsKey(row.fork().getAsInt())) {
                switch (row.metric()) {
                    case QUIET -> slot(read, row).quiet = (int) row.value();
                    case SHARED -> slot(read, row).shared = (int) row.value();
                    case TIME_QUIET -> slot(read, row).logQuiet = StrictMath.log(row.value());
                    case TIME_SHARED -> slot(read, row).logShared = StrictMath.log(row.value());
                    default -> {
                        // of no slot's time
                    }
                }
            }
        }
        SortedMap<Integer, SortedMap<Integer, SlotTimes>> slots = new TreeMap<>();
        read.forEach((fork, ofFork) -> {
            SortedMap<Integer, SlotTimes> made = new TreeMap<>();
            ofFork.forEach((turn, slot) -> made.put(turn, slot.times()));
            slots.put(fork, made);
        });
        return slots;
    }

    private static Slot slot(SortedMap<Integer, SortedMap<Integer, Slot>> read, Measurement row) {
        return read.computeIfAbsent(row.fork().getAsInt(), fork -> new TreeMap<>())
                .computeIfAbsent(row.iteration().getAsInt(), turn -> new Slot());
    }

    /** A slot while its rows are being read. */
    private static final class Slot {
        private double log = Double.NaN;
        private int quiet;
        private double logQuiet = Double.NaN;
        private int shared;
        private double logShared = Double.NaN;

        SlotTimes times() {
            return new SlotTimes(log, quiet, logQuiet, shared, logShared);
        }
    }

    private static double passes(Cell cell, List<Measurement> rows) {
        return rows.stream()
                .filter(row -> row.metric() == Metric.PASSES && row.value() > 0)
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        cell + ": has pass_time rows and no passes, must have at least one pass to be extrapolated"));
    }
}

package org.gradcost.results.file;

import java.util.List;
import java.util.stream.Stream;

/** The columns of the CSV files, in order. */
final class Columns {
    static final String FAMILY = "family";
    static final String GATES = "gates";
    static final String KERNELS = "kernels";
    static final String N = "n";
    static final String M = "m";
    static final String MODE = "mode";
    static final String WIDTH = "width";
    static final String THREADS = "threads";

    static final String METRIC = "metric";
    static final String UNIT = "unit";
    static final String FORK = "fork";
    static final String ITERATION = "iteration";
    static final String ORDER = "order";
    static final String START = "start";
    static final String VALUE = "value";

    static final String TIME = "time_ns";
    static final String TIME_LO = "time_lo";
    static final String TIME_HI = "time_hi";
    static final String OVERHEAD = "overhead";
    static final String OVERHEAD_LO = "overhead_lo";
    static final String OVERHEAD_HI = "overhead_hi";
    static final String QUIET = "quiet";
    static final String QUIET_OVERHEAD = "overhead_quiet";
    static final String QUIET_OVERHEAD_LO = "overhead_quiet_lo";
    static final String QUIET_OVERHEAD_HI = "overhead_quiet_hi";
    static final String FORKS = "forks";
    static final String MORE_ROUNDS = "more_rounds";
    static final String PASSES = "passes";
    static final String RECORDED_GATES = "recorded_gates";
    static final String TAPE_BYTES = "tape_bytes";
    static final String ALLOC = "alloc_bytes";
    static final String PEAK_MEMORY = "peak_memory_bytes";
    static final String PREPARE = "prepare_ns";
    static final String GC = "gc_ns";
    static final String GRADIENT_ERROR = "gradient_error";
    static final String EXTRAPOLATED = "extrapolated";

    static final List<String> CELL = List.of(FAMILY, GATES, KERNELS, N, M, MODE, WIDTH, THREADS);

    static final List<String> MEASUREMENTS = after(CELL, METRIC, UNIT, FORK, ITERATION, ORDER, START, VALUE);

    /**
     * The columns that files of earlier versions lack: their runs had no turns and no precision, did not measure memory, and used
     * plain kernels.
     */
    static final List<String> LATER = List.of(
            KERNELS,
            ORDER,
            START,
            QUIET,
            QUIET_OVERHEAD,
            QUIET_OVERHEAD_LO,
            QUIET_OVERHEAD_HI,
            FORKS,
            MORE_ROUNDS,
            GC,
            PEAK_MEMORY);

    static final List<String> SUMMARY = after(
            CELL,
            TIME,
            TIME_LO,
            TIME_HI,
            OVERHEAD,
            OVERHEAD_LO,
            OVERHEAD_HI,
            QUIET,
            QUIET_OVERHEAD,
            QUIET_OVERHEAD_LO,
            QUIET_OVERHEAD_HI,
            FORKS,
            MORE_ROUNDS,
            PASSES,
            RECORDED_GATES,
            TAPE_BYTES,
            ALLOC,
            PEAK_MEMORY,
            PREPARE,
            GC,
            GRADIENT_ERROR,
            EXTRAPOLATED);

    private Columns() {}

    private static List<String> after(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }
}

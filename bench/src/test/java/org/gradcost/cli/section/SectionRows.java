package org.gradcost.cli.section;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.SummaryRow;

/** Rows of a summary that have little else than what a section shows. */
final class SectionRows {

    private SectionRows() {}

    /** Returns a row of one fork, whose overhead is its time. */
    static SummaryRow counted(Cell cell, Estimate time, long passes, OptionalLong records, OptionalLong bytes) {
        return row(cell, time, OptionalDouble.empty(), Optional.empty(), 1, OptionalLong.of(passes), records, bytes);
    }

    /** Returns a row of three forks with the share of quiet moments, and the overhead then. */
    static SummaryRow shared(Cell cell, Estimate overhead, double quiet, Estimate overheadQuiet) {
        OptionalLong none = OptionalLong.empty();
        return row(cell, overhead, OptionalDouble.of(quiet), Optional.of(overheadQuiet), 3, none, none, none);
    }

    private static SummaryRow row(
            Cell cell,
            Estimate time,
            OptionalDouble quiet,
            Optional<Estimate> overheadQuiet,
            int forks,
            OptionalLong passes,
            OptionalLong records,
            OptionalLong bytes) {
        return new SummaryRow(
                cell,
                Optional.of(time),
                Optional.of(time),
                quiet,
                overheadQuiet,
                forks,
                OptionalLong.empty(),
                passes,
                records,
                bytes,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false);
    }
}

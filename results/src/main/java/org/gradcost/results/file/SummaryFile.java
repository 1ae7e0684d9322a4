package org.gradcost.results.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.SummaryRow;

/** Reader and writer of {@code summary.csv}. */
public final class SummaryFile {
    private SummaryFile() {}

    /**
     * Returns the rows of a file, in order.
     *
     * @throws org.gradcost.results.BadInputException naming file and line, if the file cannot be read or a row is not one of a
     *     summary
     */
    public static List<SummaryRow> read(Path file) {
        return Csv.read(file, Columns.SUMMARY).stream().map(SummaryFile::row).toList();
    }

    /** Writes the file whole or not at all. */
    public static void write(Path file, Collection<SummaryRow> rows) {
        TextFile.write(file, encode(rows));
    }

    /** Returns rows as the bytes of a file. */
    public static byte[] encode(Collection<SummaryRow> rows) {
        List<List<String>> records = new ArrayList<>();
        records.add(Columns.SUMMARY);
        rows.forEach(row -> records.add(fields(row)));
        return Csv.encode(records);
    }

    private static SummaryRow row(CsvLine line) {
        return new SummaryRow(
                line.cell(),
                estimate(line, Columns.TIME, Columns.TIME_LO, Columns.TIME_HI),
                estimate(line, Columns.OVERHEAD, Columns.OVERHEAD_LO, Columns.OVERHEAD_HI),
                line.optionalNumber(Columns.QUIET),
                estimate(line, Columns.QUIET_OVERHEAD, Columns.QUIET_OVERHEAD_LO, Columns.QUIET_OVERHEAD_HI),
                line.optionalWhole(Columns.FORKS).orElse(0),
                line.optionalWholeLong(Columns.MORE_ROUNDS),
                line.optionalWholeLong(Columns.PASSES),
                line.optionalWholeLong(Columns.RECORDED_GATES),
                line.optionalWholeLong(Columns.TAPE_BYTES),
                line.optionalNumber(Columns.ALLOC),
                line.optionalNumber(Columns.PEAK_MEMORY),
                line.optionalNumber(Columns.PREPARE),
                line.optionalNumber(Columns.GC),
                line.optionalNumber(Columns.GRADIENT_ERROR),
                line.bool(Columns.EXTRAPOLATED));
    }

    private static Optional<Estimate> estimate(CsvLine line, String value, String lo, String hi) {
        if (Stream.of(value, lo, hi).allMatch(column -> line.isEmpty(column))) {
            return Optional.empty();
        }
        if (line.isEmpty(lo) && line.isEmpty(hi) && line.number(value, value) > 0) {
            return Optional.of(Estimate.unknown(line.number(value, value)));
        }
        Estimate estimate = new Estimate(line.number(value, value), line.number(lo, lo), line.number(hi, hi));
        if (!Stream.of(estimate.value(), estimate.lo(), estimate.hi()).allMatch(v -> v > 0 && Double.isFinite(v))) {
            throw line.bad("%s, %s and %s must be finite and above 0, or all three empty, or the last two"
                    .formatted(value, lo, hi));
        }
        return Optional.of(estimate);
    }

    private static List<String> fields(SummaryRow row) {
        List<String> fields = new ArrayList<>(Fields.of(row.cell()));
        add(fields, row.time());
        add(fields, row.overhead());
        fields.add(Fields.of(row.quiet()));
        add(fields, row.overheadQuiet());
        fields.add(Integer.toString(row.forks()));
        fields.add(Fields.of(row.moreRounds()));
        fields.add(Fields.of(row.passes()));
        fields.add(Fields.of(row.recordedGates()));
        fields.add(Fields.of(row.tapeBytes()));
        fields.add(Fields.of(row.allocBytes()));
        fields.add(Fields.of(row.peakBytes()));
        fields.add(Fields.of(row.prepareNs()));
        fields.add(Fields.of(row.gcNs()));
        fields.add(Fields.of(row.gradientError()));
        fields.add(Boolean.toString(row.extrapolated()));
        return fields;
    }

    private static void add(List<String> fields, Optional<Estimate> estimate) {
        Stream.of(
                        estimate.map(Estimate::value),
                        estimate.filter(Estimate::known).map(Estimate::lo),
                        estimate.filter(Estimate::known).map(Estimate::hi))
                .forEach(value ->
                        fields.add(Fields.of(value.map(OptionalDouble::of).orElse(OptionalDouble.empty()))));
    }
}

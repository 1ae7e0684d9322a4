package org.gradcost.results.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gradcost.results.Measurement;

/** Reader and writer of {@code measurements.csv}. */
public final class MeasurementsFile {
    private MeasurementsFile() {}

    /**
     * Returns the rows of a file, in order.
     *
     * @throws org.gradcost.results.BadInputException naming file and line, if the file cannot be read, or a row is not a
     *     measurement or is a duplicate
     */
    public static List<Measurement> read(Path file) {
        MeasurementsReader reader = new MeasurementsReader();
        Csv.read(file, Columns.MEASUREMENTS, reader);
        return reader.rows();
    }

    /** Writes the file whole or not at all. */
    public static void write(Path file, Collection<Measurement> rows) {
        TextFile.write(file, encode(rows));
    }

    /** Returns a row with the value 1, which every metric allows, so that rows are equal if they differ only in the value. */
    static Measurement identity(Measurement row) {
        return new Measurement(row.cell(), row.metric(), row.fork(), row.iteration(), Optional.empty(), 1);
    }

    /** Returns rows as the bytes of a file. */
    public static byte[] encode(Collection<Measurement> rows) {
        List<List<String>> records = new ArrayList<>();
        records.add(Columns.MEASUREMENTS);
        rows.forEach(row -> records.add(fields(row)));
        return Csv.encode(records);
    }

    static byte[] encodeWithoutHeader(Collection<Measurement> rows) {
        return Csv.encode(rows.stream().map(MeasurementsFile::fields).toList());
    }

    private static List<String> fields(Measurement row) {
        List<String> fields = new ArrayList<>(Fields.of(row.cell()));
        fields.add(row.metric().label());
        fields.add(row.unit());
        fields.add(Fields.of(row.fork()));
        fields.add(Fields.of(row.iteration()));
        fields.add(row.turn().map(turn -> Integer.toString(turn.order())).orElse(""));
        fields.add(row.turn().map(turn -> Long.toString(turn.start())).orElse(""));
        fields.add(row.metric().whole() ? Long.toString((long) row.value()) : Double.toString(row.value()));
        return fields;
    }
}

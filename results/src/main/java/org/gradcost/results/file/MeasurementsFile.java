package org.gradcost.results.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;

/** Reads and writes {@code measurements.csv}. */
public final class MeasurementsFile {
    private MeasurementsFile() {}

    /**
     * The rows, in their order.
     *
     * @throws org.gradcost.results.BadInputException naming file and line, when the file cannot be read or a row cannot
     *     be a measurement or is there twice
     */
    public static List<Measurement> read(Path file) {
        return rows(Csv.read(file, Columns.MEASUREMENTS));
    }

    /** Writes the file whole or not at all. */
    public static void write(Path file, Collection<Measurement> rows) {
        TextFile.write(file, encode(rows));
    }

    static List<Measurement> rows(List<CsvLine> lines) {
        Map<Measurement, Long> seen = new HashMap<>();
        List<Measurement> rows = new ArrayList<>();
        for (CsvLine line : lines) {
            Measurement row = row(line);
            Long first = seen.putIfAbsent(identity(row), line.number());
            if (first != null) {
                throw line.bad("the same row as line %d (%s of %s%s), each must be there once"
                        .formatted(first, row.metric().label(), row.cell(), where(row)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The cells whose closing row is there. */
    static Set<Cell> complete(Collection<Measurement> rows) {
        return rows.stream()
                .filter(row -> row.metric() == Metric.PASSES)
                .map(Measurement::cell)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All of a row but its value, in whose place stands 1: a value that every metric can have. */
    static Measurement identity(Measurement row) {
        return new Measurement(row.cell(), row.metric(), row.fork(), row.iteration(), 1);
    }

    static byte[] encode(Collection<Measurement> rows) {
        List<List<String>> records = new ArrayList<>();
        records.add(Columns.MEASUREMENTS);
        rows.forEach(row -> records.add(fields(row)));
        return Csv.encode(records);
    }

    static byte[] encodeWithoutHeader(Collection<Measurement> rows) {
        return Csv.encode(rows.stream().map(MeasurementsFile::fields).toList());
    }

    private static Measurement row(CsvLine line) {
        Cell cell = line.cell();
        String label = line.text(Columns.METRIC);
        Metric metric = Metric.labelled(label)
                .orElseThrow(() -> line.bad("metric is \"%s\", must be one of %s".formatted(label, Metric.labels())));
        if (!line.text(Columns.UNIT).equals(metric.unit())) {
            throw line.bad("unit of %s is \"%s\", must be %s".formatted(label, line.text(Columns.UNIT), metric.unit()));
        }
        OptionalInt fork = line.optionalWhole(Columns.FORK);
        OptionalInt iteration = line.optionalWhole(Columns.ITERATION);
        double value = line.number(Columns.VALUE, label);
        return line.make(() -> new Measurement(cell, metric, fork, iteration, value));
    }

    private static List<String> fields(Measurement row) {
        List<String> fields = new ArrayList<>(Fields.of(row.cell()));
        fields.add(row.metric().label());
        fields.add(row.unit());
        fields.add(Fields.of(row.fork()));
        fields.add(Fields.of(row.iteration()));
        fields.add(row.metric().whole() ? Long.toString((long) row.value()) : Double.toString(row.value()));
        return fields;
    }

    private static String where(Measurement row) {
        return row.fork().isEmpty()
                ? ""
                : ", fork " + row.fork().getAsInt() + " iteration "
                        + row.iteration().getAsInt();
    }
}

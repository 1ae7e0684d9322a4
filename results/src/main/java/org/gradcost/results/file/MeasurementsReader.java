package org.gradcost.results.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;

/** Conversion of the lines of a {@code measurements.csv} to measurements, none of which may occur twice. */
final class MeasurementsReader implements Consumer<CsvLine> {
    private final List<Measurement> rows = new ArrayList<>();
    private final Map<Cell, OfCell> cells = new LinkedHashMap<>();

    /** The last fields of a cell: its rows follow one another, so their fields are converted to a cell once. */
    private List<String> lastFields = List.of();

    private Cell lastCell;

    /** The identity of a row within its cell. */
    private record Place(Metric metric, OptionalInt fork, OptionalInt iteration) {}

    private record OfCell(CsvLine first, Map<Place, Long> lines) {}

    List<Measurement> rows() {
        return rows;
    }

    /** The first line of each cell, in the order of the file. */
    Map<Cell, CsvLine> firstLines() {
        Map<Cell, CsvLine> lines = new LinkedHashMap<>();
        cells.forEach((cell, ofCell) -> lines.put(cell, ofCell.first()));
        return lines;
    }

    @Override
    public void accept(CsvLine line) {
        Measurement row = row(line);
        Long first = cells.computeIfAbsent(row.cell(), cell -> new OfCell(line, new HashMap<>()))
                .lines()
                .putIfAbsent(new Place(row.metric(), row.fork(), row.iteration()), line.number());
        if (first != null) {
            throw line.bad("the same row as line %d (%s of %s%s), each must occur only once"
                    .formatted(first, row.metric().label(), row.cell(), where(row)));
        }
        rows.add(row);
    }

    private Measurement row(CsvLine line) {
        Cell cell = cell(line);
        String label = line.text(Columns.METRIC);
        Metric metric = Metric.labelled(label)
                .orElseThrow(() -> line.bad("metric is \"%s\", must be one of %s".formatted(label, Metric.labels())));
        if (!line.text(Columns.UNIT).equals(metric.unit())) {
            throw line.bad("unit of %s is \"%s\", must be %s".formatted(label, line.text(Columns.UNIT), metric.unit()));
        }
        OptionalInt fork = line.optionalWhole(Columns.FORK);
        OptionalInt iteration = line.optionalWhole(Columns.ITERATION);
        Optional<Measurement.Turn> turn = turn(line);
        double value = line.number(Columns.VALUE, label);
        return line.make(() -> new Measurement(cell, metric, fork, iteration, turn, value));
    }

    private static Optional<Measurement.Turn> turn(CsvLine line) {
        OptionalInt order = line.optionalWhole(Columns.ORDER);
        OptionalLong start = line.optionalWholeLong(Columns.START);
        if (order.isPresent() != start.isPresent()) {
            throw line.bad("only one of order and start, must be both or neither");
        }
        return order.isEmpty()
                ? Optional.empty()
                : Optional.of(line.make(() -> new Measurement.Turn(order.getAsInt(), start.getAsLong())));
    }

    private Cell cell(CsvLine line) {
        List<String> fields = line.cellFields();
        if (!fields.equals(lastFields)) {
            lastCell = line.cell();
            lastFields = fields;
        }
        return lastCell;
    }

    private static String where(Measurement row) {
        return (row.fork().isEmpty() ? "" : ", fork " + row.fork().getAsInt())
                + (row.iteration().isEmpty()
                        ? ""
                        : " iteration " + row.iteration().getAsInt());
    }
}

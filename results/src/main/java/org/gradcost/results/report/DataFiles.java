package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.gradcost.results.file.Csv;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.EnvironmentFile;
import org.gradcost.results.file.MeasurementsFile;
import org.gradcost.results.file.SummaryFile;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Growth;
import org.gradcost.results.summary.Series;

/** The files of {@code data/}: the rows on which everything else is based. */
final class DataFiles {
    static final String SUMMARY = "data/summary.csv";
    static final String CROSSOVERS = "data/crossovers.csv";
    static final String GROWTH = "data/growth.csv";

    private DataFiles() {}

    static void add(Map<String, byte[]> files, ReportData data) {
        files.put("data/measurements.csv", MeasurementsFile.encode(data.measurements()));
        files.put(SUMMARY, SummaryFile.encode(data.rows()));
        files.put(
                CROSSOVERS,
                csv(
                        List.of(
                                "family",
                                "gates",
                                "m",
                                "mode",
                                "width",
                                "threads",
                                "against",
                                "verdict",
                                "n_star",
                                "n_star_lo",
                                "n_star_hi",
                                "n_smallest",
                                "n_largest",
                                "extrapolated_from"),
                        data.crossovers(),
                        DataFiles::crossover));
        files.put(
                GROWTH,
                csv(
                        List.of(
                                "family",
                                "gates",
                                "m",
                                "mode",
                                "width",
                                "threads",
                                "exponent",
                                "exponent_lo",
                                "exponent_hi",
                                "n_from",
                                "n_to",
                                "extrapolated"),
                        data.growth(),
                        DataFiles::growth));
        List<Environment> runs = data.environments();
        for (int i = 0; i < runs.size(); i++) {
            files.put(
                    "data/environment" + (i == 0 ? "" : "-" + (i + 1)) + ".json", EnvironmentFile.encode(runs.get(i)));
        }
    }

    /** Returns {@code within}, {@code from-smallest}, {@code not-within} or {@code same}. */
    static String verdict(Crossover crossover) {
        if (crossover instanceof Crossover.Within) {
            return "within";
        }
        if (crossover instanceof Crossover.Same) {
            return "same";
        }
        return crossover instanceof Crossover.FromSmallest ? "from-smallest" : "not-within";
    }

    private static List<String> crossover(Crossover crossover) {
        OptionalDouble value = OptionalDouble.empty();
        OptionalDouble lo = OptionalDouble.empty();
        OptionalDouble hi = OptionalDouble.empty();
        if (crossover instanceof Crossover.Within within) {
            value = OptionalDouble.of(within.n().value());
            lo = OptionalDouble.of(within.n().lo());
            hi = OptionalDouble.of(within.n().hi());
        } else if (crossover instanceof Crossover.FromSmallest smallest) {
            hi = OptionalDouble.of(smallest.hi());
        } else if (crossover instanceof Crossover.NotWithin not) {
            lo = OptionalDouble.of(not.lo());
        }
        Crossover.Subject subject = crossover.subject();
        List<String> fields = series(subject.reverse());
        fields.addAll(List.of(
                subject.against(),
                verdict(crossover),
                number(value),
                number(lo),
                number(hi),
                String.valueOf(subject.smallest()),
                String.valueOf(subject.largest()),
                subject.extrapolatedFrom().isPresent()
                        ? String.valueOf(subject.extrapolatedFrom().getAsLong())
                        : ""));
        return fields;
    }

    private static List<String> growth(Growth growth) {
        List<String> fields = series(growth.series());
        fields.addAll(List.of(
                String.valueOf(growth.exponent().value()),
                number(OptionalDouble.of(growth.exponent().lo())),
                number(OptionalDouble.of(growth.exponent().hi())),
                String.valueOf(growth.from()),
                String.valueOf(growth.to()),
                String.valueOf(growth.extrapolated())));
        return fields;
    }

    private static List<String> series(Series series) {
        return new ArrayList<>(List.of(
                series.family(),
                series.gates(),
                String.valueOf(series.m()),
                series.mode(),
                String.valueOf(series.width()),
                String.valueOf(series.threads())));
    }

    /** Returns a number, or an empty text if it is unknown. */
    private static String number(OptionalDouble value) {
        return value.isPresent() && !Double.isNaN(value.getAsDouble()) ? String.valueOf(value.getAsDouble()) : "";
    }

    private static <T> byte[] csv(List<String> header, List<T> rows, Function<T, List<String>> fields) {
        List<List<String>> records = new ArrayList<>();
        records.add(header);
        rows.forEach(row -> records.add(fields.apply(row)));
        return Csv.encode(records);
    }
}

package org.gradcost.results.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.gradcost.results.file.MeasurementsFile;
import org.hipparchus.random.Well1024a;

/** Run folders for tests. */
final class Runs {
    /** Names that try to be something else: HTML, a formula, LaTeX, Markdown. */
    static final List<String> HOSTILE = List.of(
            "<script>document.title='owned'</script>",
            "\"><img src=x onerror=document.title='owned'>",
            "=HYPERLINK(\"http://localhost/\")",
            "\\input{/etc/passwd}$x_1&#%",
            "a|b`c`",
            "</script><script>document.title='owned'</script>");

    private Runs() {}

    /** Three modes and the primal at four sizes, one of the cells extrapolated; reverse overtakes at about 20. */
    static Path write(Path folder, List<String> families) throws IOException {
        return write(folder, families, 3);
    }

    /** The same with so many forks of each cell. */
    static Path write(Path folder, List<String> families, int forks) throws IOException {
        Files.createDirectories(folder);
        Well1024a random = new Well1024a(1);
        List<Measurement> rows = new ArrayList<>();
        for (String family : families) {
            for (int n : new int[] {3, 10, 100, 1000}) {
                add(rows, random, forks, new Cell(family, "plain", n, 1, "primal", 1, 1), n);
                add(rows, random, forks, new Cell(family, "scalar", n, 1, "reverse", 1, 1), 20.0 * n);
                add(rows, random, forks, new Cell(family, "scalar", n, 1, "forward", 1, 1), 1.0 * n * n);
                add(rows, random, forks, new Cell(family, "matrix", n, 1, "reverse", 1, 1), 4.0 * n);
            }
            Cell extrapolated = new Cell(family, "scalar", 10_000, 1, "forward", 1, 1);
            rows.addAll(Rows.extrapolated(extrapolated, 10_000, 1e4).stream()
                    .filter(row -> row.fork().orElse(1) <= forks)
                    .toList());
            add(rows, random, forks, new Cell(family, "scalar", 10_000, 1, "reverse", 1, 1), 2e5);
            add(rows, random, forks, new Cell(family, "scalar", 10, 5, "reverse", 1, 1), 2e3);
            add(rows, random, forks, new Cell(family, "scalar", 10, 5, "forward", 1, 1), 1e3);
        }
        MeasurementsFile.write(folder.resolve("measurements.csv"), rows);
        return folder;
    }

    private static void add(List<Measurement> rows, Well1024a random, int forks, Cell cell, double time) {
        rows.add(Measurement.of(cell, Metric.ALLOC, 1, 1, 16.0 * cell.n()));
        rows.add(Measurement.of(cell, Metric.TAPE_BYTES, cell.mode().equals("reverse") ? 40 * cell.n() : 0));
        rows.addAll(Rows.noisy(cell, time, forks, 3, 0.03, random));
    }
}

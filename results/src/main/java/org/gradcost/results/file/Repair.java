package org.gradcost.results.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Measurement;

/**
 * Repair of a {@code measurements.csv} that was cut off by a kill. A last line without a line end is dropped even if it parses,
 * since 100 cut after a digit is 10; a cell or a fork without its closing row is dropped too.
 */
final class Repair {
    private Repair() {}

    /** Removes incomplete rows from the file, and returns those that remain. */
    static List<Measurement> completeRows(Path file) {
        byte[] found = TextFile.bytes(file);
        byte[] lines = TextFile.wholeLines(found);
        List<Measurement> rows = lines.length == 0 ? none(file, found) : rows(file, lines);
        List<Measurement> complete = new Completeness(rows).whole(rows);
        byte[] mended = MeasurementsFile.encode(complete);
        if (!Arrays.equals(mended, found)) {
            TextFile.write(file, mended);
        }
        return complete;
    }

    private static List<Measurement> rows(Path file, byte[] lines) {
        MeasurementsReader reader = new MeasurementsReader();
        Csv.parse(file, lines, Columns.MEASUREMENTS, reader);
        return reader.rows();
    }

    // A file that is anything else must not be overwritten.
    private static List<Measurement> none(Path file, byte[] found) {
        String header = String.join(",", Columns.MEASUREMENTS);
        if (!header.startsWith(new String(found, StandardCharsets.UTF_8))) {
            throw BadInputException.at(file, 1, "no measurements, must begin with the header " + header);
        }
        return List.of();
    }
}

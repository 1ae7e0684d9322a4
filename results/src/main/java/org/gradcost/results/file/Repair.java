package org.gradcost.results.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Measurement;

/**
 * Mends a {@code measurements.csv} that a kill has cut off. A last line without its end is not believed even if it
 * reads well, since 100 cut after a digit is 10; nor is a cell or a fork without its closing row.
 */
final class Repair {
    private Repair() {}

    /** The rows of what is complete, which are all that the file holds afterwards. */
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

    // Whatever else the file is, it is not ours to throw away.
    private static List<Measurement> none(Path file, byte[] found) {
        String header = String.join(",", Columns.MEASUREMENTS);
        if (!header.startsWith(new String(found, StandardCharsets.UTF_8))) {
            throw BadInputException.at(file, 1, "no measurements, must begin with the header " + header);
        }
        return List.of();
    }
}

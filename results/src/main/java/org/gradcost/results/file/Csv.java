package org.gradcost.results.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.results.BadInputException;

/** CSV with a known header. */
final class Csv {
    private Csv() {}

    /** The lines of a file, in any order of columns; refuses one whose last line has no end, as a kill leaves it. */
    static List<CsvLine> read(Path file, List<String> columns) {
        byte[] bytes = TextFile.bytes(file);
        if (bytes.length > 0 && TextFile.wholeLines(bytes).length < bytes.length) {
            throw BadInputException.at(
                    file,
                    1 + TextFile.countLines(bytes, bytes.length),
                    "the line is cut off, it must end with a line break;"
                            + " a sweep that was killed is mended by --resume");
        }
        return parse(file, bytes, columns);
    }

    static List<CsvLine> parse(Path file, byte[] bytes, List<String> columns) {
        String text = TextFile.text(file, bytes);
        long reached = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            List<String> header = null;
            List<CsvLine> lines = new ArrayList<>();
            for (CsvRecord record : reader) {
                reached = record.getStartingLineNumber();
                if (header == null) {
                    header = header(file, reached, record.getFields(), columns);
                } else {
                    lines.add(line(file, header, record));
                }
            }
            if (header == null) {
                throw BadInputException.at(
                        file, 1, "the file is empty, must begin with the header " + String.join(",", columns));
            }
            return lines;
        } catch (CsvParseException e) {
            throw new BadInputException(
                    file + ":" + (reached + 1) + ": not CSV: a quotation mark is unpaired or misplaced", e);
        } catch (IOException e) {
            throw TextFile.failed(file, "cannot be read", e);
        }
    }

    static byte[] encode(List<List<String>> records) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            records.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter has nothing to fail with
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> header(Path file, long number, List<String> header, List<String> columns) {
        for (String column : columns) {
            if (!header.contains(column)) {
                throw BadInputException.at(
                        file,
                        number,
                        "column %s is missing, the header must be %s".formatted(column, String.join(",", columns)));
            }
        }
        if (header.size() > columns.size()) {
            throw BadInputException.at(
                    file, number, "too many columns, the header must be " + String.join(",", columns));
        }
        return header;
    }

    private static CsvLine line(Path file, List<String> header, CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            throw BadInputException.at(
                    file,
                    record.getStartingLineNumber(),
                    "%d fields, must be %d as in the header".formatted(record.getFieldCount(), header.size()));
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), record.getField(i));
        }
        return new CsvLine(file, record.getStartingLineNumber(), fields);
    }
}

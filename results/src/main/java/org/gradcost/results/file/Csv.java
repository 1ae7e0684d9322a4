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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gradcost.results.BadInputException;

/** Reader and writer of CSV with a header. */
public final class Csv {
    private Csv() {}

    /** A check of a file's header. */
    @FunctionalInterface
    public interface Header {
        /**
         * Checks the columns of the header, which is on the given line.
         *
         * @throws BadInputException if the header is not valid
         */
        void check(long line, List<String> columns);
    }

    /**
     * Returns the lines of a file whose header passes a check.
     *
     * @param separator of fields: a comma, a semicolon or a tab
     * @throws BadInputException naming file and line, if the file cannot be read, is not CSV, has no header, or has a last line
     *     without an end
     */
    public static List<CsvLine> read(Path file, char separator, Header header) {
        List<CsvLine> lines = new ArrayList<>();
        parse(file, whole(file, ""), separator, header, lines::add);
        return lines;
    }

    /** Returns the lines of a file, with columns in any order; refuses a file whose last line has no end, as a kill leaves it. */
    static List<CsvLine> read(Path file, List<String> columns) {
        List<CsvLine> lines = new ArrayList<>();
        read(file, columns, lines::add);
        return lines;
    }

    /** Reads a file line by line, so that only what is made from the lines stays in memory. */
    static void read(Path file, List<String> columns, Consumer<CsvLine> each) {
        parse(file, whole(file, "; a sweep that was killed is repaired by --resume"), columns, each);
    }

    static void parse(Path file, byte[] bytes, List<String> columns, Consumer<CsvLine> each) {
        if (bytes.length == 0) {
            throw BadInputException.at(
                    file, 1, "the file is empty, must begin with the header " + String.join(",", columns));
        }
        parse(file, bytes, ',', (line, header) -> check(file, line, header, columns), each);
    }

    private static byte[] whole(Path file, String remedy) {
        byte[] bytes = TextFile.bytes(file);
        if (bytes.length > 0 && TextFile.wholeLines(bytes).length < bytes.length) {
            throw BadInputException.at(
                    file,
                    1 + TextFile.countLines(bytes, bytes.length),
                    "the line is cut off, it must end with a line break" + remedy);
        }
        return bytes;
    }

    private static void parse(Path file, byte[] bytes, char separator, Header check, Consumer<CsvLine> each) {
        String text = TextFile.text(file, bytes);
        long reached = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            Map<String, Integer> header = null;
            for (CsvRecord record : reader) {
                reached = record.getStartingLineNumber();
                if (header == null) {
                    check.check(reached, record.getFields());
                    header = positions(file, reached, record.getFields());
                } else {
                    each.accept(line(file, header, record));
                }
            }
            if (header == null) {
                throw BadInputException.at(file, 1, "the file is empty, must begin with a header");
            }
        } catch (CsvParseException e) {
            throw new BadInputException(file + ":" + (reached + 1) + ": " + reason(e), e);
        } catch (IOException e) {
            throw TextFile.failed(file, "cannot be read", e);
        }
    }

    // The parser throws one exception for all that it refuses: its two limits, and quotation marks.
    private static String reason(CsvParseException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("max field size")) {
            return "a field of more than 16 million characters";
        }
        return said.contains("maximum limit")
                ? "more than 16384 columns"
                : "not CSV: a quotation mark is unpaired or misplaced";
    }

    /** Returns records as the bytes of a file: UTF-8, LF. */
    public static byte[] encode(List<List<String>> records) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            records.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter cannot fail
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void check(Path file, long number, List<String> header, List<String> columns) {
        for (String column : columns) {
            if (!header.contains(column) && !Columns.LATER.contains(column)) {
                throw BadInputException.at(
                        file,
                        number,
                        "column %s is missing, the header must be %s".formatted(column, String.join(",", columns)));
            }
        }
        if (header.stream().distinct().count() == header.size() && !columns.containsAll(header)) {
            throw BadInputException.at(
                    file, number, "too many columns, the header must be " + String.join(",", columns));
        }
    }

    private static Map<String, Integer> positions(Path file, long number, List<String> header) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (String column : header) {
            if (positions.put(column, positions.size()) != null) {
                throw BadInputException.at(file, number, "column \"" + column + "\" occurs twice");
            }
        }
        return positions;
    }

    private static CsvLine line(Path file, Map<String, Integer> header, CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            throw BadInputException.at(
                    file,
                    record.getStartingLineNumber(),
                    "%d fields, must be %d as in the header".formatted(record.getFieldCount(), header.size()));
        }
        return new CsvLine(file, record.getStartingLineNumber(), header, record.getFields());
    }
}

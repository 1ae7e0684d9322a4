package org.gradcost.results.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeasurementsFileTest {
    private static final String HEADER =
            "family,gates,kernels,n,m,mode,width,threads,metric,unit,fork,iteration,order,start,value\n";
    private static final String TIME = "chain,scalar,plain,10,1,reverse,0,1,time,ns/op,1,1,,,12.5\n";
    private static final String PASSES = "chain,scalar,plain,10,1,reverse,0,1,passes,count,,,,,1\n";

    @TempDir
    Path folder;

    @Test
    void writesWhatTheDesignSays() throws IOException {
        Cell cell = Rows.cell("reverse", 10);
        MeasurementsFile.write(
                file(), List.of(Measurement.of(cell, Metric.TIME, 1, 1, 12.5), Measurement.of(cell, Metric.PASSES, 1)));
        assertEquals(HEADER + TIME + PASSES, Files.readString(file()));
    }

    /** Runs of earlier versions have no such column: theirs were plain. */
    @Test
    void kernelsOfOldRunsArePlain() throws IOException {
        String old = (HEADER + TIME).replace(",kernels", "").replace("scalar,plain", "scalar");
        assertEquals(read(HEADER + TIME), read(old));
        assertEquals("plain", read(old).get(0).cell().kernels());
    }

    @Test
    void kernelsArePartOfACell() throws IOException {
        List<Measurement> rows = read(HEADER + TIME + TIME.replace("scalar,plain", "scalar,vector"));
        assertEquals(
                List.of("reverse", "reverse vector"),
                rows.stream().map(row -> row.cell().variant()).toList());
    }

    @Test
    void readsWhatItWrote() {
        Cell quoted = new Cell("a \"b\", c", "scalar", 100_000_000_000L, 2, "réverse", 8, 2);
        List<Measurement> rows = List.of(
                Measurement.of(quoted, Metric.TIME, 1, 1, Math.PI * 1e9),
                Measurement.of(quoted, Metric.TIME, 1, 2, 0.001),
                Measurement.of(quoted, Metric.ALLOC, 1, 1, 0),
                Measurement.of(quoted, Metric.GRADIENT_ERROR, Double.NaN),
                Measurement.of(quoted, Metric.PREPARE, 1, 1, 1e18),
                Measurement.of(quoted, Metric.PASSES, 0x1p53));
        MeasurementsFile.write(file(), rows);
        assertEquals(rows, MeasurementsFile.read(file()));
    }

    @Test
    void readsTheForksOfARunByTurns() throws IOException {
        Cell cell = Rows.cell("reverse", 10);
        List<Measurement> rows = List.of(
                Measurement.of(cell, Metric.TIME, 3, 0, new Measurement.Turn(5, 1234), 12.5),
                Measurement.of(cell, Metric.TIME_QUIET, 3, 0, 11.5),
                Measurement.of(cell, Metric.QUIET, 3, 0, 17),
                Measurement.of(cell, Metric.WAIT, 3, 0.25),
                Measurement.of(cell, Metric.FORK_END, 3, 1));
        MeasurementsFile.write(file(), rows);
        assertEquals(rows, MeasurementsFile.read(file()));
        assertTrue(Files.readString(file()).contains(",time,ns/op,3,0,5,1234,12.5\n"), Files.readString(file()));
        assertTrue(Files.readString(file()).contains(",wait,1,3,,,,0.25\n"), Files.readString(file()));
    }

    /** A run from before sweeps took turns. */
    @Test
    void filesWithoutTurnsAreRead() throws IOException {
        List<Measurement> rows = read(HEADER.replace(",order,start", "") + TIME.replace(",1,1,,,", ",1,1,"));
        assertEquals(read(HEADER + TIME), rows);
    }

    @Test
    void keepsEveryDigitOfRandomTimes() {
        List<Measurement> rows = Rows.noisy(Rows.cell("forward", 3), 1e5, 10, 20, 2, new Well1024a(1));
        MeasurementsFile.write(file(), rows);
        assertEquals(rows, MeasurementsFile.read(file()));
    }

    @Test
    void knowsNoLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            writesWhatTheDesignSays();
            assertEquals(2, MeasurementsFile.read(file()).size());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void headerOnlyIsNoRows() throws IOException {
        assertEquals(List.of(), read(HEADER));
    }

    @Test
    void crlfAndByteOrderMarkMakeNoDifference() throws IOException {
        List<Measurement> plain = read(HEADER + TIME + PASSES);
        assertEquals(plain, read("\uFEFF" + (HEADER + TIME + PASSES).replace("\n", "\r\n")));
    }

    @Test
    void columnsAreFoundByName() throws IOException {
        List<Measurement> rows = read("value,family,gates,kernels,n,m,mode,width,threads,metric,unit,fork,iteration\n"
                + "12.5,chain,scalar,plain,10,1,reverse,0,1,time,ns/op,1,1\n");
        assertEquals(read(HEADER + TIME), rows);
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                Arguments.of("", "1: the file is empty, must begin with the header " + HEADER.strip()),
                Arguments.of(
                        HEADER.replace("unit,", ""), "1: column unit is missing, the header must be " + HEADER.strip()),
                Arguments.of(
                        HEADER.replace("unit,", "unit,colour,"),
                        "1: too many columns, the header must be " + HEADER.strip()),
                Arguments.of(HEADER + TIME + TIME.replace("12.5", "abc"), "3: time is \"abc\", not a number"),
                Arguments.of(HEADER + TIME.replace("12.5", "\"12,5\""), "2: time is \"12,5\", not a number"),
                Arguments.of(HEADER + TIME.replace("12.5", "1d"), "2: time is \"1d\", not a number"),
                Arguments.of(HEADER + TIME.replace("12.5", ""), "2: time is \"\", not a number"),
                Arguments.of(HEADER + TIME.replace("12.5", "\"a\nb\""), "2: time is \"a b\", not a number"),
                Arguments.of(HEADER + TIME.replace("12.5", "NaN"), "2: time is NaN, must be from 1e-3 to 1e18 ns"),
                Arguments.of(
                        HEADER + TIME.replace("12.5", "1e999"), "2: time is Infinity, must be from 1e-3 to 1e18 ns"),
                Arguments.of(HEADER + TIME.replace("12.5", "-3"), "2: time is -3.0, must be from 1e-3 to 1e18 ns"),
                Arguments.of(HEADER + TIME.replace(",10,", ",ten,"), "2: n is \"ten\", not a whole number"),
                Arguments.of(HEADER + TIME.replace(",10,", ",0,"), "2: n is 0, must be at least 1"),
                Arguments.of(HEADER + TIME.replace("op,1,1", "op,1.5,1"), "2: fork is \"1.5\", not a whole number"),
                Arguments.of(
                        HEADER + TIME.replace("op,1,1", "op,,"),
                        "2: time has no fork and iteration, must have a fork and an iteration"),
                Arguments.of(
                        HEADER + PASSES + TIME + PASSES,
                        "4: the same row as line 2 (passes of chain n=10 m=1 reverse"
                                + " (scalar gates, width 0, threads 1)),"
                                + " each must occur only once"),
                Arguments.of(
                        HEADER + TIME + TIME.replace("12.5", "13"),
                        "3: the same row as line 2 (time of chain n=10 m=1 reverse (scalar gates, width 0, threads 1),"
                                + " fork 1 iteration 1), each must occur only once"),
                Arguments.of(HEADER + TIME.replace("ns/op", "ms/op"), "2: unit of time is \"ms/op\", must be ns/op"),
                Arguments.of(HEADER + "\n" + "chain,scalar\n", "3: 2 fields, must be 15 as in the header"),
                Arguments.of(
                        HEADER + TIME + TIME.substring(0, 20),
                        "3: the line is cut off, it must end with a line break; a sweep that was killed is repaired by"
                                + " --resume"));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void damageIsNamed(String content, String message) throws IOException {
        assertEquals(file() + ":" + message, refused(content));
    }

    @Test
    void aNameThatFillsATerminalIsRefused() {
        for (String name : new String[] {"chain", "scalar", "reverse"}) {
            String message = refused(HEADER + TIME.replace(name, "x".repeat(100_000)) + PASSES);
            assertTrue(message.contains(" has 100000 characters, must have at most 200"), message);
        }
    }

    @Test
    void anUnknownMetricIsNamed() {
        String message = refused(HEADER + TIME.replace("time", "tiem"));
        assertTrue(message.startsWith(file() + ":2: metric is \"tiem\", must be one of time, pass_time, "), message);
    }

    @Test
    void anUnpairedQuotationMarkIsNamed() throws IOException {
        String message = refused(HEADER + TIME + TIME.replace("chain", "\"chain") + PASSES);
        assertEquals(file() + ":3: not CSV: a quotation mark is unpaired or misplaced", message);
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() throws IOException {
        Files.write(
                file(),
                (HEADER + TIME + TIME.replace("chain", "\u00e9"))
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertEquals(
                file() + ":3: bytes that are not UTF-8; save the file as UTF-8",
                assertThrows(BadInputException.class, () -> MeasurementsFile.read(file()))
                        .getMessage());
    }

    @Test
    void aMissingFileIsNamed() {
        assertEquals(
                file() + ": cannot be read: it does not exist",
                assertThrows(BadInputException.class, () -> MeasurementsFile.read(file()))
                        .getMessage());
    }

    private Path file() {
        return folder.resolve("measurements.csv");
    }

    private List<Measurement> read(String content) throws IOException {
        Files.write(file(), content.getBytes(UTF_8));
        return MeasurementsFile.read(file());
    }

    private String refused(String content) {
        return assertThrows(BadInputException.class, () -> read(content)).getMessage();
    }
}

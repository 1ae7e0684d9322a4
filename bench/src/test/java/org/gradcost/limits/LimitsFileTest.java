package org.gradcost.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.BadInputException;
import org.gradcost.results.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsFileTest {

    /** The header of files of earlier versions. */
    private static final String HEADER = "family,n,what,contender,cpu_ns,least_cpu_ns,wall_ns,cpu_ratio,wall_ratio\n";

    private static final Estimate ONE = new Estimate(1, 1, 1);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        List<LimitsRow> rows = List.of(
                new LimitsRow("chain", 10, "gradient", "C++ strict", 100, 90, 120, ONE, ONE),
                new LimitsRow(
                        "chain",
                        10,
                        "gradient",
                        "hand",
                        50,
                        45,
                        70,
                        new Estimate(0.5, 0.49, 0.515),
                        Estimate.unknown(0.5833)));
        Path file = Files.write(folder.resolve("limits.csv"), LimitsFile.encode(rows));
        assertEquals(rows, LimitsFile.read(file));
    }

    @Test
    void theMedianOfRatiosWithinRoundsIgnoresTheClock() {
        Elapsed[] unit = new Elapsed[6];
        Elapsed[] elapsed = new Elapsed[6];
        for (int round = 0; round < 6; round++) {
            unit[round] = new Elapsed(100 << round, 200 << round);
            elapsed[round] = new Elapsed(25 << round, 100 << round);
        }
        LimitsRow row = LimitsRow.of("chain", 10, new Fixed(), elapsed, unit);
        assertEquals(new Estimate(0.25, 0.25, 0.25), row.ratio());
        assertEquals(new Estimate(0.5, 0.5, 0.5), row.wallRatio());
        assertEquals(150, row.cpu());
        assertEquals(25, row.leastCpu());
    }

    @Test
    void filesOfEarlierVersionsHaveNoIntervals() throws IOException {
        Path file =
                Files.writeString(folder.resolve("old.csv"), HEADER + "chain,10,value,primal,252,224,267,0.18,0.19\n");
        LimitsRow row = LimitsFile.read(file).get(0);
        assertEquals(0.18, row.ratio().value());
        assertFalse(row.ratio().known());
        Path other = Files.writeString(folder.resolve("other.csv"), "family,n\nchain,10\n");
        assertEquals(
                other
                        + ":1: column what is missing, the header must be family,n,what,contender,cpu_ns,least_cpu_ns,wall_ns,"
                        + "cpu_ratio,cpu_ratio_lo,cpu_ratio_hi,wall_ratio,wall_ratio_lo,wall_ratio_hi",
                assertThrows(BadInputException.class, () -> LimitsFile.read(other))
                        .getMessage());
    }

    @Test
    void rowsThatAreRepeatedOrOutOfRangeAreRefused() throws IOException {
        String header = HEADER;
        String row = "chain,10,value,primal,252,224,267,0.18,0.19\n";
        assertEquals(":3: chain, 10, value, primal is also in line 2, must be there once", refused(header + row + row));
        assertEquals(1, LimitsFile.read(write(header + row)).size());
        for (String size : List.of("-10", "0", "1.5", "NaN", "1e10")) {
            assertEquals(
                    ":2: n is " + size + ", must be a whole number from 1", refused(header + row.replace("10", size)));
        }
        List<String> columns = List.of(header.strip().split(","));
        List<String> fields = List.of(row.strip().split(","));
        for (int i = columns.indexOf("cpu_ns"); i < columns.size(); i++) {
            for (String number : List.of("-" + fields.get(i), "Infinity")) {
                List<String> changed = new ArrayList<>(fields);
                changed.set(i, number);
                assertEquals(
                        ":2: " + columns.get(i) + " is " + number + ", must be a finite number from 0",
                        refused(header + String.join(",", changed) + "\n"));
            }
        }
        String wide = header.strip() + ",cpu_ratio_lo,cpu_ratio_hi\n";
        for (String bounds : List.of("0.5,0.1", "0.2,0.3", "0.1,0.17")) {
            assertEquals(
                    ":2: cpu_ratio is 0.18, must be between cpu_ratio_lo and cpu_ratio_hi",
                    refused(wide + row.strip() + "," + bounds + "\n"));
        }
        assertEquals(
                1, LimitsFile.read(write(wide + row.strip() + ",0.17,0.19\n")).size());
    }

    @Test
    void aMeasurementOfAnotherKindIsRefused() throws IOException {
        String row = "chain,10,valu,primal,252,224,267,0.18,0.19\n";
        assertEquals(":2: what is \"valu\", must be one of value, gradient, function", refused(HEADER + row));
    }

    /** Without the row of the unit, the next contender would be taken for it and lose its column. */
    @Test
    void aTableNeedsTheRowsOfItsUnits() throws IOException {
        String unit = "chain,10,value,C++ strict,1400,1300,1410,1,1\n";
        String row = "chain,10,value,primal,252,224,267,0.18,0.19\n";
        String gradient = "chain,10,gradient,hand,252,224,267,0.9,0.9\n";
        assertEquals(2, LimitsFile.readWithUnits(write(HEADER + unit + row)).size());
        for (String lost : List.of(row, unit + row + gradient)) {
            Path file = write(HEADER + lost);
            String message = assertThrows(BadInputException.class, () -> LimitsFile.readWithUnits(file))
                    .getMessage();
            long line = 1 + lost.lines().count();
            assertTrue(
                    message.startsWith(file + ":" + line + ": the row of the unit is missing before chain, 10, "),
                    message);
            assertTrue(message.endsWith("must be 1 in the first row of its family, n and what"), message);
        }
        String equal = HEADER.strip() + ",cpu_ratio_lo,cpu_ratio_hi\nchain,10,value,primal,252,224,267,1,1,0.9,1.1\n";
        assertThrows(BadInputException.class, () -> LimitsFile.readWithUnits(write(equal)), "1 by chance");
    }

    private String refused(String text) throws IOException {
        Path file = write(text);
        String message = assertThrows(BadInputException.class, () -> LimitsFile.read(file))
                .getMessage();
        return message.replace(file.toString(), "");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }

    @Test
    void theUnitsHaveNoColumn() {
        List<LimitsRow> rows = List.of(
                row("chain", "value", "C++ strict", ONE),
                row("chain", "value", "C++ fast", new Estimate(0.5, 0.49, 0.51)),
                row("chain", "gradient", "C++ strict", ONE),
                row("chain", "gradient", "C++ fast", ONE),
                row("chain", "gradient", "hand", Estimate.unknown(0.7512)),
                row("ring", "value", "C++ strict", ONE));
        assertEquals("""
                | family | n | C++ fast, value | C++ fast, gradient | hand |
                | --- | --: | --: | --: | --: |
                | chain | 10 | 0.5 ±2.0 % | 1 | 0.75 |
                """, LimitsTables.ofFamilies(rows).markdown());
    }

    private static LimitsRow row(String family, String what, String contender, Estimate ratio) {
        return new LimitsRow(family, 10, what, contender, 100, 90, 120, ratio, ratio);
    }

    private static final class Fixed implements TimedKernel {

        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public String what() {
            return GRADIENT;
        }

        @Override
        public Elapsed run(long calls) {
            return new Elapsed(1, 1);
        }

        @Override
        public double[] gradient() {
            return new double[0];
        }
    }
}

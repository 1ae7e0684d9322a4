package org.gradcost.results.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.gradcost.results.summary.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final Cell PRIMAL = Rows.cell("primal", 10);
    private static final Cell REVERSE = Rows.cell("reverse", 10);

    @TempDir
    Path temp;

    @Test
    void aRunIsReadAsWritten() {
        Path folder = temp.resolve("a/b");
        List<Measurement> rows = new ArrayList<>(Rows.quiet(PRIMAL, 2));
        rows.addAll(Rows.quiet(REVERSE, 10));
        try (RunWriter run = RunFolder.create(folder)) {
            run.append(Rows.quiet(PRIMAL, 2));
            run.append(Rows.quiet(REVERSE, 10));
            run.environment(EnvironmentFileTest.EXAMPLE);
            run.summary(Summary.of(rows).rows());
            assertEquals(Set.of(PRIMAL, REVERSE), run.complete());
        }
        RunFolder run = RunFolder.open(folder);
        assertEquals(rows, run.measurements());
        assertEquals(Set.of(PRIMAL, REVERSE), run.complete());
        assertEquals(EnvironmentFileTest.EXAMPLE, run.environment().orElseThrow());
        assertEquals(Summary.of(rows).rows(), run.summary().orElseThrow());
    }

    @Test
    void passesIsWrittenLast() {
        List<Measurement> rows = new ArrayList<>(Rows.quiet(REVERSE, 10));
        rows.add(0, rows.remove(rows.size() - 1));
        try (RunWriter run = RunFolder.create(temp)) {
            run.append(rows);
        }
        assertEquals(Rows.quiet(REVERSE, 10), RunFolder.open(temp).measurements());
    }

    @Test
    void whatCouldNotBeReadIsNotWritten() {
        List<Measurement> rows = Rows.quiet(REVERSE, 10);
        try (RunWriter run = RunFolder.create(temp)) {
            assertThrows(IllegalArgumentException.class, () -> run.append(List.of()));
            assertThrows(IllegalArgumentException.class, () -> run.append(rows.subList(0, 2)), "no passes");
            List<Measurement> twice = new ArrayList<>(rows);
            twice.add(Measurement.of(REVERSE, Metric.TIME, 1, 1, 77));
            assertThrows(IllegalArgumentException.class, () -> run.append(twice));
            List<Measurement> mixed = new ArrayList<>(rows);
            mixed.add(Measurement.of(PRIMAL, Metric.TIME, 1, 1, 77));
            assertThrows(IllegalArgumentException.class, () -> run.append(mixed));
            run.append(rows);
            assertThrows(IllegalArgumentException.class, () -> run.append(rows), "complete already");
        }
        assertEquals(rows, RunFolder.open(temp).measurements());
    }

    /** Whatever byte a kill cuts the file at, only complete cells are left, and the sweep goes on to the same file. */
    @Test
    void aRunCutAnywhereResumes() throws IOException {
        Cell odd = new Cell("é, \"q\"", "scalar", 10, 1, "reverse", 0, 1);
        List<Cell> cells = List.of(PRIMAL, odd, REVERSE);
        Path whole = temp.resolve("whole");
        try (RunWriter run = RunFolder.create(whole)) {
            cells.forEach(cell -> run.append(Rows.quiet(cell, 100)));
        }
        byte[] bytes = Files.readAllBytes(whole.resolve(RunFolder.MEASUREMENTS));
        Path cut = Files.createDirectories(temp.resolve("cut"));
        Path file = cut.resolve(RunFolder.MEASUREMENTS);
        for (int length = 0; length <= bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            try (RunWriter run = RunFolder.resume(cut)) {
                List<Cell> complete = List.copyOf(run.complete());
                assertEquals(cells.subList(0, complete.size()), complete);
                List<Measurement> kept = RunFolder.open(cut).measurements();
                assertEquals(5 * complete.size(), kept.size());
                assertTrue(MeasurementsFile.encode(kept).length
                        <= Math.max(length, MeasurementsFile.encode(List.of()).length));
                cells.subList(complete.size(), cells.size()).forEach(cell -> run.append(Rows.quiet(cell, 100)));
            }
            assertEquals(-1, Arrays.mismatch(bytes, Files.readAllBytes(file)), "cut at " + length);
        }
    }

    /** Whatever byte a kill cuts the file at, the forks before it are left, and no others. */
    @Test
    void aRunByTurnsCutAnywhereKeepsItsWholeForks() throws IOException {
        Path whole = temp.resolve("whole");
        try (RunWriter run = RunFolder.create(whole)) {
            run.append(Stream.of(Rows.slots(PRIMAL, 0, true), Rows.slots(REVERSE, 0, true))
                    .flatMap(List::stream)
                    .toList());
            run.append(Stream.of(Rows.slots(PRIMAL, 1, false), Rows.slots(REVERSE, 1, false))
                    .flatMap(List::stream)
                    .toList());
            assertThrows(IllegalArgumentException.class, () -> run.append(Rows.slots(REVERSE, 1, false)), "again");
            List<Measurement> open = new ArrayList<>(Rows.slots(REVERSE, 2, false));
            open.remove(open.size() - 1);
            assertThrows(IllegalArgumentException.class, () -> run.append(open), "without its end");
        }
        byte[] bytes = Files.readAllBytes(whole.resolve(RunFolder.MEASUREMENTS));
        Path cut = Files.createDirectories(temp.resolve("cut"));
        Path file = cut.resolve(RunFolder.MEASUREMENTS);
        int before = 0;
        for (int length = 0; length <= bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            RunFolder.resume(cut).close();
            List<Measurement> kept = RunFolder.open(cut).measurements();
            assertEquals(RunFolder.open(whole).measurements().subList(0, kept.size()), kept);
            int forks = (int)
                    kept.stream().filter(row -> row.metric() == Metric.FORK_END).count();
            assertTrue(forks == before || forks == before + 1, "cut at " + length);
            before = forks;
        }
        assertEquals(4, before);
    }

    @Test
    void aForkWithoutItsClosingRowIsDamage() throws IOException {
        List<Measurement> rows = new ArrayList<>(Rows.slots(REVERSE, 0, true));
        rows.addAll(Rows.slots(REVERSE, 1, false));
        MeasurementsFile.write(temp.resolve(RunFolder.MEASUREMENTS), rows.subList(0, rows.size() - 1));
        assertEquals(
                temp.resolve(RunFolder.MEASUREMENTS) + ": fork 1 of " + REVERSE
                        + " has no fork_end row, which must close it; a sweep that was killed is repaired by --resume",
                refused(() -> RunFolder.open(temp)));
    }

    @Test
    void aSummaryIsGoneOnceItNoLongerHolds() {
        try (RunWriter run = RunFolder.create(temp)) {
            run.append(Rows.quiet(PRIMAL, 2));
            run.summary(Summary.of(Rows.quiet(PRIMAL, 2)).rows());
        }
        try (RunWriter run = RunFolder.resume(temp)) {
            assertTrue(RunFolder.open(temp).summary().isPresent());
            run.append(Rows.quiet(REVERSE, 2));
            assertFalse(RunFolder.open(temp).summary().isPresent());
        }
    }

    @Test
    void aCellWithoutItsClosingRowIsDamage() throws IOException {
        List<Measurement> rows = Rows.quiet(REVERSE, 10);
        MeasurementsFile.write(temp.resolve(RunFolder.MEASUREMENTS), rows.subList(0, rows.size() - 1));
        assertEquals(
                temp.resolve(RunFolder.MEASUREMENTS) + ":2: " + REVERSE
                        + " has no passes row, which must close a cell; a sweep that was killed is repaired by --resume",
                refused(() -> RunFolder.open(temp)));
    }

    @Test
    void whatIsNotAnUnfinishedRunIsNotThrownAway() throws IOException {
        Path file = temp.resolve(RunFolder.MEASUREMENTS);
        Files.writeString(file, "my notes");
        refused(() -> RunFolder.resume(temp));
        assertEquals("my notes", Files.readString(file));
        Files.writeString(file, String.join(",", Columns.MEASUREMENTS) + "\nabc\n");
        refused(() -> RunFolder.resume(temp));
        RunLock.take(temp).close(); // a refused resume has let go of the folder
    }

    @Test
    void aFolderThatHoldsARunIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(temp.resolve(RunFolder.SUMMARY), "");
        assertEquals(
                temp + ": already contains a run (summary.csv); continue it with --resume or choose another folder",
                refused(() -> RunFolder.create(temp)));
        assertFalse(Files.exists(temp.resolve(RunFolder.MEASUREMENTS)));
        assertFalse(Files.exists(temp.resolve(".lock")));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertEquals(
                file + ": is a file, must be a folder, or a path where one can be created",
                refused(() -> RunFolder.create(file)));
        assertEquals(file + ": is a file, must be the folder of a run", refused(() -> RunFolder.open(file)));
        refused(() -> RunFolder.create(file.resolve("below")));
    }

    @Test
    void whereThereIsNoRunThereIsNothingToOpenOrResume() {
        Path none = temp.resolve("none");
        assertEquals(none + ": does not exist, must be the folder of a run", refused(() -> RunFolder.open(none)));
        assertEquals(temp + ": contains no run, measurements.csv is missing", refused(() -> RunFolder.resume(temp)));
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("closed"));
        assumeFalse(!folder.toFile().setWritable(false) || Files.isWritable(folder), "this user may write anywhere");
        assertEquals(folder + ": cannot be written: permission denied", refused(() -> RunFolder.create(folder)));
    }

    @Test
    void aCompressedRunIsReadAndNotWritten() throws IOException {
        Path whole = temp.resolve("whole");
        try (RunWriter run = RunFolder.create(whole)) {
            run.append(Rows.quiet(REVERSE, 10));
        }
        byte[] plain = Files.readAllBytes(whole.resolve(RunFolder.MEASUREMENTS));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        Path folder = Files.createDirectory(temp.resolve("compressed"));
        Path file = Files.write(folder.resolve(RunFolder.COMPRESSED), packed.toByteArray());
        assertEquals(
                RunFolder.open(whole).measurements(), RunFolder.open(folder).measurements());
        assertTrue(RunFolder.holdsRows(folder));
        assertEquals(
                file + ": is compressed, must be unpacked with gunzip to continue the run",
                refused(() -> RunFolder.resume(folder)));
        refused(() -> RunFolder.create(folder));
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() - 9));
        assertTrue(refused(() -> RunFolder.open(folder)).startsWith(file + ": is not a complete gzip file: "));
        Files.write(file, plain);
        assertTrue(refused(() -> RunFolder.open(folder)).startsWith(file + ": is not a complete gzip file: "));
    }

    private static String refused(org.junit.jupiter.api.function.Executable what) {
        String message = assertThrows(BadInputException.class, what).getMessage();
        assertEquals(1, message.lines().count());
        return message;
    }
}

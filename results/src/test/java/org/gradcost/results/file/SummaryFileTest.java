package org.gradcost.results.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.Rows;
import org.gradcost.results.summary.Precision;
import org.gradcost.results.summary.Summary;
import org.gradcost.results.summary.SummaryRow;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryFileTest {
    private static final String HEADER = "family,gates,kernels,n,m,mode,width,threads,time_ns,time_lo,time_hi,"
            + "overhead,overhead_lo,overhead_hi,quiet,overhead_quiet,overhead_quiet_lo,overhead_quiet_hi,forks,"
            + "more_rounds,passes,recorded_gates,tape_bytes,alloc_bytes,peak_memory_bytes,prepare_ns,gc_ns,gradient_error,"
            + "extrapolated\n";

    /** Of a run from before sweeps took turns. */
    private static final String OLD_HEADER = "family,gates,kernels,n,m,mode,width,threads,time_ns,time_lo,time_hi,"
            + "overhead,overhead_lo,overhead_hi,passes,recorded_gates,tape_bytes,alloc_bytes,prepare_ns,"
            + "gradient_error,extrapolated\n";

    private static final String ROW = "chain,scalar,plain,10,1,reverse,0,1,5.0,4.0,6.0,,,,1,20,480,,,1.0E-16,false\n";

    @TempDir
    Path folder;

    @Test
    void writesWhatTheDesignSays() throws IOException {
        List<Measurement> rows = new ArrayList<>(Rows.quiet(Rows.cell("primal", 10), 4));
        rows.add(Measurement.of(Rows.cell("reverse", 10), Metric.PASSES, 1));
        rows.add(Measurement.of(Rows.cell("reverse", 10), Metric.RECORDED_GATES, 20));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            SummaryFile.write(file(), Summary.of(rows).rows());
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(
                HEADER + "chain,plain,plain,10,1,primal,0,1,4.0,4.0,4.0,1.0,1.0,1.0,,,,,2,,1,,,,,,,,false\n"
                        + "chain,scalar,plain,10,1,reverse,0,1,,,,,,,,,,,0,,1,20,,,,,,,false\n",
                Files.readString(file()));
    }

    @Test
    void readsWhatItWroteAndWritesTheSameBytes() throws IOException {
        List<Measurement> rows = new ArrayList<>();
        Well1024a random = new Well1024a(4);
        for (String mode : List.of("primal", "forward", "reverse")) {
            rows.addAll(Rows.noisy(Rows.cell(mode, 10), 123.4, 2, 3, 0.1, random));
            rows.add(Measurement.of(Rows.cell(mode, 10), Metric.GRADIENT_ERROR, Double.NaN));
        }
        Precision precision = new Precision(0.01, 5);
        List<SummaryRow> summary =
                Summary.of(rows, ModeRoles.BY_NAME, precision).rows();
        assertTrue(summary.stream().anyMatch(row -> row.moreRounds().isPresent()), "no interval is that narrow");
        SummaryFile.write(file(), summary);
        byte[] bytes = Files.readAllBytes(file());
        assertEquals(summary, SummaryFile.read(file()));
        Collections.shuffle(rows, new Random(1));
        SummaryFile.write(file(), Summary.of(rows, ModeRoles.BY_NAME, precision).rows());
        assertArrayEquals(bytes, Files.readAllBytes(file()));
    }

    @Test
    void damageIsNamed() throws IOException {
        Files.writeString(file(), OLD_HEADER + ROW);
        assertEquals(1, SummaryFile.read(file()).size());
        assertEquals(":2: time_ns is \"abc\", not a number", refused(ROW.replace("5.0", "abc")));
        assertEquals(
                ":2: time_ns, time_lo and time_hi must be finite and above 0, or all three empty, or the last two",
                refused(ROW.replace("5.0", "NaN")));
        Files.writeString(file(), OLD_HEADER + ROW.replace("4.0,6.0", ","));
        assertFalse(SummaryFile.read(file()).get(0).time().orElseThrow().known(), "of a single fork");
        assertEquals(":2: time_lo is \"\", not a number", refused(ROW.replace("4.0", "")));
        assertEquals(":2: passes is \"1.5\", not a whole number", refused(ROW.replace(",1,20", ",1.5,20")));
        assertEquals(":2: extrapolated is \"no\", must be true or false", refused(ROW.replace("false", "no")));
    }

    private Path file() {
        return folder.resolve("summary.csv");
    }

    private String refused(String row) throws IOException {
        Files.writeString(file(), OLD_HEADER + row);
        String message = assertThrows(BadInputException.class, () -> SummaryFile.read(file()))
                .getMessage();
        return message.substring(file().toString().length());
    }
}

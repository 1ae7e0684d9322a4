package org.gradcost.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gradcost.mode.Check;

/**
 * The facts of a fork's cell other than its times, passed through a small file to the process that started the fork.
 *
 * @param passes passes per gradient
 * @param recordedGates on the tape after a pass; 0 if there is no tape
 * @param tapeBytes needed by a pass; 0 if there is no tape
 * @param prepareNanos time of the work before the first gradient; 0 if there is none
 * @param gradientError scaled to the gradient's norm
 */
public record ForkReport(long passes, long recordedGates, long tapeBytes, long prepareNanos, double gradientError) {

    /** The system property that names the file; without it nothing is written. */
    public static final String FILE = "gradcost.facts";

    static void report(BoundCell cell, Check.Result result) {
        String file = System.getProperty(FILE);
        if (file == null) {
            return;
        }
        Properties facts = new Properties();
        facts.setProperty("passes", Long.toString(cell.differentiator().passes()));
        facts.setProperty("recordedGates", Long.toString(cell.differentiator().recordedGates()));
        facts.setProperty("tapeBytes", Long.toString(cell.differentiator().tapeBytes()));
        facts.setProperty("prepareNanos", Long.toString(cell.differentiator().prepareNanos()));
        facts.setProperty("gradientError", Double.toString(result.error()));
        try (Writer writer = Files.newBufferedWriter(Path.of(file))) {
            facts.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the report of a fork. */
    public static ForkReport read(Path file) throws IOException {
        Properties facts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            facts.load(reader);
        }
        return new ForkReport(
                Long.parseLong(facts.getProperty("passes")),
                Long.parseLong(facts.getProperty("recordedGates")),
                Long.parseLong(facts.getProperty("tapeBytes")),
                Long.parseLong(facts.getProperty("prepareNanos")),
                Double.parseDouble(facts.getProperty("gradientError")));
    }
}

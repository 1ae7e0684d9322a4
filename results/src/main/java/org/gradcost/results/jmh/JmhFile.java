package org.gradcost.results.jmh;

import java.nio.file.Path;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.TextFile;

/**
 * Reader of JMH files, whose format is determined from their content: JSON, CSV with any separator, or a text table, alone or in
 * a log.
 */
public final class JmhFile {
    private static final String SEPARATORS = ",;\t";

    private JmhFile() {}

    /**
     * Returns the run in a file.
     *
     * @throws org.gradcost.results.BadInputException naming file and line, if the file has none of these formats, or is damaged
     */
    public static JmhRun read(Path file) {
        String text = TextFile.anyText(TextFile.bytes(file)).stripLeading();
        if (text.indexOf('\0') >= 0) {
            throw BadInputException.at(
                    file, 1, "contains zero bytes: not text, or UTF-16 without a byte-order mark; save it as UTF-8");
        }
        if (JmhText.in(text)) {
            return JmhText.read(file);
        }
        if (text.startsWith("[") || text.startsWith("{")) {
            return JmhJson.read(file);
        }
        String header = text.lines().findFirst().orElse("");
        if (!text.isEmpty() && !header.contains("Benchmark") && !header.contains("Score")) {
            throw BadInputException.at(
                    file, 1, "neither JMH's JSON nor its CSV, and without a JMH table (Benchmark … Mode … Units)");
        }
        return JmhCsv.read(file, separator(header));
    }

    /** Returns the most frequent separator in a header. */
    private static char separator(String header) {
        char most = ',';
        for (char c : SEPARATORS.toCharArray()) {
            most = count(header, c) > count(header, most) ? c : most;
        }
        return most;
    }

    private static long count(String text, char c) {
        return text.chars().filter(found -> found == c).count();
    }
}

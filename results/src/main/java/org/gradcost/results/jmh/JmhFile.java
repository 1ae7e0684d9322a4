package org.gradcost.results.jmh;

import java.nio.file.Path;
import org.gradcost.results.file.TextFile;

/** Reads a file of JMH's, CSV or JSON by its content. */
public final class JmhFile {
    private JmhFile() {}

    /**
     * The run in a file.
     *
     * @throws org.gradcost.results.BadInputException naming file and line, when it is neither, or damaged
     */
    public static JmhRun read(Path file) {
        String text = TextFile.text(file, TextFile.bytes(file)).stripLeading();
        return text.startsWith("[") || text.startsWith("{") ? JmhJson.read(file) : JmhCsv.read(file);
    }
}

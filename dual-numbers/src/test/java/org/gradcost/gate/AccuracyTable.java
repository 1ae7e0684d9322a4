package org.gradcost.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A table of errors in the README of {@code dual-numbers}, between {@code <!-- accuracy: NAME -->} and {@code <!-- end -->}. */
final class AccuracyTable {

    private AccuracyTable() {}

    /** Returns the numbers of each row by the name of its gate. */
    static Map<String, double[]> read(String name) {
        Map<String, double[]> rows = new HashMap<>();
        boolean inside = false;
        try {
            // From whichever module the test runs in.
            for (String line : Files.readAllLines(Path.of("../dual-numbers/README.md"))) {
                inside = inside ? !line.equals("<!-- end -->") : line.equals("<!-- accuracy: " + name + " -->");
                if (inside && line.startsWith("| `")) {
                    String[] cells = line.split("\\s*\\|\\s*");
                    rows.put(
                            cells[1].replace("`", ""),
                            new double[] {Double.parseDouble(cells[2]), Double.parseDouble(cells[3])});
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}

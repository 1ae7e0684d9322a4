package org.gradcost.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradcost.Jdk;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final String GAP = "  ";

    private static Table table() {
        Table table = new Table().text("family").number("n").text("time");
        table.row("lse", "100", "118 µs †");
        table.row("sigmoid-chain", "7", "");
        return table;
    }

    @Test
    void columnsLineUp() {
        assertEquals(
                String.join("\n", " family           n  time", " lse            100  118 µs †", " sigmoid-chain    7"),
                table().toString());
        assertEquals(table().toString(), table().fitting(29));
    }

    @Test
    void onANarrowTerminalARowIsAList() {
        String lists = table().fitting(28);

        assertEquals(
                String.join(
                        "\n",
                        " family  lse",
                        " n       100",
                        " time    118 µs †",
                        "",
                        " family  sigmoid-chain",
                        " n       7"),
                lists);
    }

    /** The table of a sweep of every mode, as lists; the names of modes are the longest headers. */
    @Test
    void allModesFit60Columns() {
        Table table = new Table().text("family").text("gates").number("n");
        List<String> row = new ArrayList<>(List.of("brusselator-state", "scalar", "1000000"));
        for (Mode mode : ModeRegistry.all()) {
            table.number(mode.name());
            row.add("120000000† ±12 %");
        }
        table.row(row.toArray(String[]::new));
        List<String> lines = table.fitting(60).lines().toList();
        assertEquals(row.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            assertTrue(line.length() <= 60 && line.endsWith(GAP + row.get(i)), line);
        }
    }

    @Test
    void theVariableSaysTheWidth() {
        assertEquals(60, TerminalWidth.of("60", 79));
        assertEquals(20, TerminalWidth.of("10", 79));
        for (String none : new String[] {null, "", "wide", "-60", "1000000"}) {
            assertEquals(79, TerminalWidth.of(none, 79));
        }
    }

    @Test
    void markdownHasEveryCell() {
        assertEquals("""
                | family | n | time |
                | --- | --: | --- |
                | lse | 100 | 118 µs † |
                | sigmoid-chain | 7 |  |
                """, table().markdown());
    }

    /** Where the locale's encoding is ASCII, tables are still UTF-8. */
    @Test
    void theLocaleDoesNotMatter() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Jdk.java(), "-cp", Jdk.classPath(), Printed.class.getName());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor());
        assertTrue(printed.contains("118 µs †"), printed);
        assertFalse(printed.contains("?"), printed);
    }

    static final class Printed {

        public static void main(String[] arguments) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8).print(table());
        }
    }
}

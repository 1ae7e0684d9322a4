package org.gradcost.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gradcost.Jdk;
import org.junit.jupiter.api.Test;

class TableTest {

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

package org.gradcost.cli.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalLong;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.SummaryRow;
import org.junit.jupiter.api.Test;

class GatesSectionTest {

    @Test
    void comparesAtTheLargestSizeThatHasSeveralGates() {
        String text = print(
                row("mlp", "scalar", 10, 4000, 70),
                row("mlp", "matrix", 10, 1000, 7),
                row("mlp", "scalar", 100, 40_000, 700),
                row("mlp", "matrix", 100, 2000, 8),
                row("mlp", "scalar", 1000, 500_000, 7000));
        assertTrue(text.contains("The same formulas in gates of different sizes"), text);
        assertTrue(text.contains(" mlp reverse 100 scalar 40 µs"), text);
        assertTrue(text.contains(" mlp reverse 100 matrix 2 µs"), text);
        assertFalse(text.contains(" 1000 "), text);
        assertTrue(text.indexOf("scalar") < text.indexOf("matrix"), text);
    }

    @Test
    void isSilentWhereThereIsNothingToCompare() {
        assertEquals("", print(row("product", "scalar", 10, 4000, 70)));
    }

    private static String print(SummaryRow... rows) {
        StringWriter out = new StringWriter();
        new GatesSection(List.of(rows)).print(new PrintWriter(out));
        return out.toString().replaceAll(" +", " ");
    }

    private static SummaryRow row(String family, String gates, long n, double time, long records) {
        return SectionRows.counted(
                new Cell(family, gates, n, 1, "reverse", 1, 1),
                new Estimate(time, time, time),
                1,
                OptionalLong.of(records),
                OptionalLong.of(12 * records));
    }
}

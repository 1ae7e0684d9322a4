package org.gradcost.cli.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalLong;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.SummaryRow;
import org.junit.jupiter.api.Test;

class PassesSectionTest {

    @Test
    void passesBeforeAndAfter() {
        String text = print(
                row("ba", 21, 12, "forward", 21),
                row("ba", 420, 240, "forward", 420),
                row("ba", 420, 240, "forward-compressed", 15),
                row("ba", 420, 240, "primal", 1),
                row("product", 1000, 1, "forward", 1000));
        assertTrue(text.contains(" ba 420 240 forward 1 420 7.5"), text);
        assertTrue(text.contains(" ba 420 240 forward-compressed 1 15 7.5"), text);
        assertFalse(text.contains(" 21 "), "only the largest size: " + text);
        assertFalse(text.contains("primal"), text);
        assertFalse(text.contains("product"), text);
    }

    @Test
    void isSilentWherePassesAreNotThePoint() {
        assertEquals("", print(row("product", 10, 1, "forward", 10), row("product", 10, 1, "reverse", 1)));
    }

    private static String print(SummaryRow... rows) {
        StringWriter out = new StringWriter();
        new PassesSection(List.of(rows), ModeRoles.BY_NAME).print(new PrintWriter(out));
        return out.toString().replaceAll(" +", " ");
    }

    private static SummaryRow row(String family, long n, int m, String mode, long passes) {
        return SectionRows.counted(
                new Cell(family, "scalar", n, m, mode, 1, 1),
                new Estimate(7.5, 7, 8),
                passes,
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}

package org.gradcost.cli.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.SummaryRow;
import org.junit.jupiter.api.Test;

class PrecisionSectionTest {

    @Test
    void theOverheadOfQuietMomentsIsShownWhereTheCoreWasShared() {
        String shared = "overhead 31.5 ±2.9 % (core shared 8 % of the time; 30 ±11 % in quiet moments)";
        assertEquals(shared, PrecisionSection.overhead(row(0.92)));
        for (double quiet : new double[] {1, 0.995, 0.99}) {
            assertEquals(
                    "overhead 31.5 ±2.9 %% (core shared %.0f %% of the time)".formatted(100 * (1 - quiet)),
                    PrecisionSection.overhead(row(quiet)));
        }
    }

    private static SummaryRow row(double quiet) {
        return SectionRows.shared(
                new Cell("chain", "scalar", 100, 1, "reverse", 1, 1),
                new Estimate(31.5, 30.6, 32.4),
                quiet,
                new Estimate(30, 27, 33));
    }
}

package org.gradcost.gradbench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final long THREE_SECONDS_AGO = 3_000_000_000L;

    @Test
    void passesThatEndInTimeGoOn() {
        Deadline deadline = new Deadline(System.nanoTime() - THREE_SECONDS_AGO);

        assertDoesNotThrow(() -> deadline.check("forward", 1, 100));
    }

    @Test
    void passesThatDoNotAreGivenUp() {
        Deadline deadline = new Deadline(System.nanoTime() - THREE_SECONDS_AGO);

        BadInputException e = assertThrows(BadInputException.class, () -> deadline.check("forward", 1, 2000));
        assertTrue(e.getMessage().startsWith("forward mode needs 2000 passes, which would take about 60"));
    }

    /** The first passes are slow; what they foretell has to be confirmed. */
    @Test
    void aDoubtfulCaseIsGivenTime() {
        Deadline early = new Deadline(System.nanoTime() - THREE_SECONDS_AGO);
        Deadline later = new Deadline(System.nanoTime() - 30 * THREE_SECONDS_AGO);

        assertDoesNotThrow(() -> early.check("forward", 1, 400));
        assertThrows(BadInputException.class, () -> later.check("forward", 30, 400));
    }
}

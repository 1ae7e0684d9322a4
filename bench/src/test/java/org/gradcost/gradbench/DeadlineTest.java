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

        BadInputException e = assertThrows(BadInputException.class, () -> deadline.check("forward", 1, 1000));
        assertTrue(e.getMessage().startsWith("forward mode needs 1000 passes, which would take about 30"));
    }
}

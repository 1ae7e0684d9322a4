package org.gradcost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Slots and what is passed of them; nothing is said about how long anything took. */
class TurnsTest {

    @Test
    void aSlotTakesItsBatchesApart() {
        double[] x = {1.5};
        TimeSlot slot = new TimeSlot(() -> x[0] = x[0] * 0.999 + 1);
        slot.run();
        SlotReport all = slot.report(Long.MAX_VALUE / 4, new ThreadUse(0, 0, 0, 0));
        assertTrue(all.operations() > 0 && all.time() > 0);
        assertEquals(0, all.shared(), "every probe was within 1.08 of so high a floor");
        assertTrue(all.quiet() >= 30 && all.quiet() <= all.operations());
        assertEquals(all.time(), all.timeQuiet());
        SlotReport none = slot.report(1, new ThreadUse(0, 0, 0, 0));
        assertEquals(0, none.quiet(), "no probe was within 1.08 of so low a floor");
        assertEquals(all.quiet(), none.shared());
        assertTrue(Double.isNaN(none.timeQuiet()));
    }

    @Test
    void aReportIsReadAsWritten() throws IOException {
        SlotReport report = new SlotReport(1, 2, 3, 4, 5, 6, 7, 8, new ThreadUse(9, 10, 11, 12));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.write(new DataOutputStream(bytes));
        assertEquals(report, SlotReport.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    }

    @Test
    void whatAThreadAllocatesIsCountedToTheByte() {
        ThreadUse before = ThreadUse.before(false);
        ThreadUse nothing = ThreadUse.after(false).since(before);
        before = ThreadUse.before(false);
        byte[] kept = new byte[100_000];
        ThreadUse some = ThreadUse.after(false).since(before);
        assertEquals(100_016, some.allocated() - nothing.allocated(), "and " + kept.length);
    }

    @Test
    void theJarSaysWhichProtocolItSpeaks() throws IOException {
        try (InputStream in = TurnsTest.class.getClassLoader().getResourceAsStream(TurnGiver.RESOURCE)) {
            assertEquals(
                    String.valueOf(TurnGiver.PROTOCOL),
                    new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }
    }

    @Test
    void withoutATurnThereIsNoSlot() {
        String said = assertThrows(ImpossibleCellException.class, () -> TurnTaker.join(() -> new TimeSlot(() -> 1), 1))
                .getMessage();
        assertTrue(said.contains("use Gradient or Pass"), said);
    }
}

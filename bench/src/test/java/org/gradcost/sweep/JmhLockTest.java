package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhLockTest {

    @TempDir
    private Path folder;

    @Test
    void anotherRunIsReported() {
        Path file = folder.resolve("jmh.lock");
        try (JmhLock lock = JmhLock.take(file)) {
            String said = assertThrows(BadInputException.class, () -> JmhLock.take(file))
                    .getMessage();
            assertTrue(said.startsWith(file + ": another JMH run is in progress"), said);
            assertEquals(1, said.lines().count());
        }
        JmhLock.take(file).close();
    }

    @Test
    void aLockThatCannotBeTakenIsNamedAndNoOtherRunIsBlamed() {
        Path file = folder.resolve("nowhere").resolve("jmh.lock");
        String said =
                assertThrows(BadInputException.class, () -> JmhLock.take(file)).getMessage();
        assertTrue(said.contains("jmh.lock: cannot be locked"), said);
        assertTrue(said.contains("-Djava.io.tmpdir=DIR"), said);
    }
}

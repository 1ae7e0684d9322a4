package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

/** JMH's lock, in the words of JMH 1.37: held by another run, or impossible to take. */
class ForkTest {
    private static final String LOCK =
            " the JMH lock (/tmp/jmh.lock), exiting. Use -Djmh.ignoreLock=true to forcefully continue.";

    @Test
    void anotherRunIsReported() {
        String said = Fork.locked(
                new RunnerException("ERROR: Another JMH instance might be running. Unable to acquire" + LOCK));
        assertTrue(said.contains("jmh.lock: another JMH run is in progress"), said);
        assertTrue(said.endsWith("; the cells measured so far are kept"), said);
    }

    @Test
    void aLockThatCannotBeTakenIsNamedAndNoOtherRunIsBlamed() {
        String said = Fork.locked(new RunnerException(
                "ERROR: Unexpected exception while trying to acquire" + LOCK,
                new FileNotFoundException("/tmp/jmh.lock (Permission denied)")));
        assertTrue(said.contains("jmh.lock: cannot be locked"), said);
        assertTrue(said.contains("-Djava.io.tmpdir=DIR"), said);
        assertFalse(said.contains("another JMH run"), said);
        assertEquals(1, said.lines().count());
    }
}

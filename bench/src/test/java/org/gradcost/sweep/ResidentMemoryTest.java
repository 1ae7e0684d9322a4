package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void isThatOfAProcess() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "a system that tells");
        long pid = ProcessHandle.current().pid();
        long before = ResidentMemory.peak(pid);
        assertTrue(before > 10 << 20, "a JVM has more than " + before);
        assertTrue(before < Runtime.getRuntime().maxMemory() + (4L << 30), "and less than " + before);
        assertTrue(ResidentMemory.peak(pid) >= before);
    }

    @Test
    void aProcessThatIsNoMoreHasNone() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertEquals(0, ResidentMemory.peak(process.pid()));
    }
}

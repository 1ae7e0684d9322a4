package org.gradcost.results.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    Path folder;

    @Test
    void oneJvmCannotWriteTwice() {
        RunFolder.create(folder).close();
        RunWriter first = RunFolder.resume(folder);
        assertRefused();
        first.close();
        RunFolder.resume(folder).close();
    }

    @Test
    void norCanTwoProcesses() throws IOException, InterruptedException {
        RunFolder.create(folder).close();
        Process other = new ProcessBuilder(
                        Paths.get(System.getProperty("java.home"), "bin", "java")
                                .toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader says = other.inputReader()) {
            assertEquals("locked " + folder, says.readLine());
            assertRefused();
        } finally {
            other.destroyForcibly().waitFor();
        }
        RunFolder.resume(folder).close(); // a killed process holds no lock
    }

    private void assertRefused() {
        assertEquals(
                folder + ": another command is writing to it; wait for it or choose another folder",
                assertThrows(BadInputException.class, () -> RunFolder.resume(folder))
                        .getMessage());
    }

    /** Locks a folder until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] folder) throws InterruptedException {
            try (RunWriter run = RunFolder.resume(Path.of(folder[0]))) {
                System.out.println("locked " + run.folder());
                Thread.sleep(60_000);
            }
        }
    }
}

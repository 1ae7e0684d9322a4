package org.gradcost.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whether a JVM is being stopped, seen from within it. */
class InterruptionTest {

    /** Asks while hooks run, which is what Ctrl-C makes them do. */
    public static final class Stopped {
        private Stopped() {}

        /** Ends this JVM. */
        public static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print(Interruption.isOnItsWay())));
            System.exit(0);
        }
    }

    @Test
    void aJvmThatRunsIsNotBeingStopped() {
        assertFalse(Interruption.isOnItsWay());
    }

    @Test
    void aJvmWhoseHooksRunIsBeingStopped() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stopped.class.getName())
                .redirectErrorStream(true)
                .start();
        assertEquals("true", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        process.waitFor();
    }
}

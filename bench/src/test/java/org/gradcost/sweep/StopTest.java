package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.gradcost.Jdk;
import org.junit.jupiter.api.Test;

/** Whether a JVM is being stopped, seen from within it. */
class StopTest {

    /** Asks while hooks run, which is what Ctrl-C makes them do. */
    public static final class Stopped {
        private Stopped() {}

        /** Ends this JVM. */
        public static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print(Stop.isOnItsWay())));
            System.exit(0);
        }
    }

    @Test
    void aJvmThatRunsIsNotBeingStopped() {
        assertFalse(Stop.isOnItsWay());
    }

    @Test
    void aJvmWhoseHooksRunIsBeingStopped() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Jdk.java(), "-cp", Jdk.classPath(), Stopped.class.getName())
                .redirectErrorStream(true)
                .start();
        assertEquals("true", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        process.waitFor();
    }
}

package org.gradcost.cli.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.results.file.RunWriter;
import org.gradcost.results.format.Counted;

/** The message after Ctrl-C, with the command that continues the sweep; its cells are on disk already. */
public final class Interruption implements AutoCloseable {
    private static final int LOOKS = 3;
    private static final long PAUSE = 100; // ms

    private final Thread farewell;

    private Interruption(Thread farewell) {
        this.farewell = farewell;
    }

    /** Registers a shutdown hook that ends the fork and prints how to resume, for a JVM stopped before this is closed. */
    public static Interruption of(RunWriter run, List<String> options) {
        String command = Stream.concat(
                        SweepOptions.measured(options).stream(),
                        Stream.of("--out", run.folder().toString(), "--resume"))
                .collect(Collectors.joining(" "));
        Thread farewell = new Thread(() -> {
            // A fork that outlived the sweep would disturb whatever is measured next.
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            System.err.println(System.lineSeparator() + "Stopped, "
                    + Counted.of(run.complete().size(), "cell") + " kept. Continue with: " + command);
        });
        Runtime.getRuntime().addShutdownHook(farewell);
        return new Interruption(farewell);
    }

    /**
     * Returns whether this JVM is being stopped. Ctrl-C reaches the processes that it starts as well, and may make one fail
     * before the JVM itself has heard of it: so this looks again for some tenths of a second.
     */
    public static boolean isOnItsWay() {
        for (int look = 0; look < LOOKS; look++) {
            try {
                Thread probe = new Thread();
                Runtime.getRuntime().addShutdownHook(probe);
                Runtime.getRuntime().removeShutdownHook(probe);
                Thread.sleep(PAUSE);
            } catch (IllegalStateException stopping) {
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException stopping) {
            return; // it is being said
        }
    }
}

package org.gradcost.cli.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.results.file.RunWriter;
import org.gradcost.results.format.Counted;
import org.gradcost.sweep.Stop;

/** The message after Ctrl-C, with the command that continues the sweep; its completed forks are already on disk. */
public final class Interruption implements AutoCloseable {

    private final Thread farewell;
    private boolean isSweepDone;

    private Interruption(Thread farewell) {
        this.farewell = farewell;
    }

    /** Registers a shutdown hook that ends the fork and prints how to resume, for a JVM stopped before this is closed. */
    public static Interruption of(RunWriter run, List<String> options) {
        String command = Stream.concat(
                        SweepOptions.measured(options).stream(),
                        Stream.of("--out", run.folder().toString(), "--resume"))
                .map(Interruption::quoted)
                .collect(Collectors.joining(" "));
        Thread farewell = new Thread(() -> {
            // A fork that outlived the sweep would disturb later measurements.
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            System.err.println(System.lineSeparator() + "Stopped, "
                    + Counted.of(run.complete().size(), "cell") + " kept. Continue with: " + command);
        });
        Runtime.getRuntime().addShutdownHook(farewell);
        return new Interruption(farewell);
    }

    /** Returns an argument as one that can be pasted into a shell. */
    static String quoted(String argument) {
        return argument.matches("[\\w./:=,%+@-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Records that the sweep ended by itself. */
    public void sweepIsDone() {
        isSweepDone = true;
    }

    /** Removes the shutdown hook, unless the sweep failed because its forks received Ctrl-C before this JVM did. */
    @Override
    public void close() {
        if (!isSweepDone && Stop.isOnItsWay()) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException stopping) {
            return; // the message is being printed
        }
    }
}

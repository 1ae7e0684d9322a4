package org.gradcost.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcost.bench.ForkReport;

/** What a sweep leaves behind when it is killed: temporary files, which the next one deletes, and forks, which it names. */
public final class Leftovers {
    private static final Pattern FILE = Pattern.compile("gradcost-(\\d+)-\\d+\\.(?:facts|log|hints)");

    private Leftovers() {}

    /** Makes a temporary file that says whose it is, and that goes when this process is stopped. */
    static Path file(String suffix) throws IOException {
        Path file = Files.createTempFile("gradcost-" + ProcessHandle.current().pid() + "-", suffix);
        file.toFile().deleteOnExit();
        return file;
    }

    /** Deletes the temporary files of processes that are no more. */
    public static void clean() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            return; // another user's, or gone already: nothing depends on it
        }
    }

    /** Returns a line for each fork whose sweep is no more: it takes a core from whatever is measured now. */
    public static List<String> orphans() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(Leftovers::isFork)
                .filter(process -> process.parent()
                        .flatMap(parent -> parent.info().command())
                        .filter(command -> command.contains("java"))
                        .isEmpty())
                .map(process -> "process " + process.pid()
                        + " is a fork of a sweep that was killed; it disturbs what is measured now: kill "
                        + process.pid())
                .toList();
    }

    private static boolean isFork(ProcessHandle process) {
        Path words = Path.of("/proc", String.valueOf(process.pid()), "cmdline"); // the JDK gives none beyond a page
        try {
            String line = Files.isReadable(words)
                    ? Files.readString(words, StandardCharsets.ISO_8859_1)
                    : process.info().commandLine().orElse("");
            return line.contains("-D" + ForkReport.FILE + "=");
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    /** Waits for the end if this process is being stopped: what its forks then do is no finding. */
    static void awaitEnd() {
        Thread none = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(none);
            Runtime.getRuntime().removeShutdownHook(none);
        } catch (IllegalStateException stopping) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

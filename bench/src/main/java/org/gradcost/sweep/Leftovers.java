package org.gradcost.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcost.bench.ForkReport;
import org.gradcost.results.BadInputException;

/** The remains of a sweep or race that was killed: temporary files, which the next one deletes, and forks, which it names. */
public final class Leftovers {
    private static final Pattern FOLDER = Pattern.compile("gradcost-(\\d+)-\\d+");
    private static final int TRIES = 50;
    private static final long PAUSE = 10; // ms

    private Leftovers() {}

    /** The folder of this process's temporary files. At the end it is deleted, and no more files can be created. */
    private static final class Own {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory(
                        "gradcost-" + ProcessHandle.current().pid() + "-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> deletePatiently(folder)));
                return folder;
            } catch (IOException e) {
                throw new BadInputException(
                        "the folder " + System.getProperty("java.io.tmpdir")
                                + " cannot hold temporary files: choose another with -Djava.io.tmpdir=DIR",
                        e);
            }
        }
    }

    /** Creates a temporary file whose name identifies its process, and which is deleted when this process is stopped. */
    static Path file(String suffix) throws IOException {
        try {
            return Files.createTempFile(Own.FOLDER, null, suffix);
        } catch (NoSuchFileException e) {
            throw deleted(e);
        }
    }

    /**
     * Returns an error about a temporary file that is missing; while this process is being stopped, in which case that is
     * expected, it waits for the end instead.
     */
    static BadInputException deleted(NoSuchFileException e) {
        Stop.await();
        return new BadInputException(
                "the folder " + Own.FOLDER + " of this sweep's temporary files was deleted; continue with --resume", e);
    }

    /**
     * Prepares this process for measuring: deletes the temporary files of processes that no longer exist, creates the folder of
     * its own, and names the forks of sweeps that were killed.
     *
     * @param warning receives a line for each of these forks
     * @throws BadInputException if the folder cannot be created
     */
    public static void settle(Consumer<String> warning) {
        clean();
        prepare();
        orphans().forEach(warning);
    }

    private static void prepare() {
        try {
            Files.createDirectories(Own.FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder, and tries again if a fork that is being killed has just written to it. */
    private static void deletePatiently(Path folder) {
        try {
            for (int i = 0; i < TRIES && Files.exists(folder); i++) {
                Thread.sleep(i == 0 ? 0 : PAUSE);
                delete(folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            return; // another user's, or just written to: nothing depends on it
        }
    }

    /** Deletes the temporary files of processes that no longer exist. */
    public static void clean() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(temporary)) {
            files.filter(Leftovers::isOfTheDead).forEach(Leftovers::delete);
        } catch (IOException e) {
            return; // not readable for us: nothing depends on it
        }
    }

    private static boolean isOfTheDead(Path folder) {
        Matcher name = FOLDER.matcher(folder.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    /** Returns a line for each fork whose sweep no longer exists, since it takes a core from whatever is measured now. */
    public static List<String> orphans() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(Leftovers::isFork)
                .filter(process -> process.parent()
                        .flatMap(parent -> parent.info().command())
                        .filter(command -> command.contains("java"))
                        .isEmpty())
                .map(process -> "process " + process.pid()
                        + " is a fork of a sweep that was killed; it disturbs the measurements: kill "
                        + process.pid())
                .toList();
    }

    private static boolean isFork(ProcessHandle process) {
        Path words = Path.of("/proc", String.valueOf(process.pid()), "cmdline"); // the JDK reads only a page
        try {
            String line = Files.isReadable(words)
                    ? Files.readString(words, StandardCharsets.ISO_8859_1)
                    : process.info().commandLine().orElse("");
            return line.contains("-D" + ForkReport.FILE + "=");
        } catch (IOException e) {
            return false; // it has ended
        }
    }
}

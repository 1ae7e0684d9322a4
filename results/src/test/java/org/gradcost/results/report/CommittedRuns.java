package org.gradcost.results.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gradcost.results.file.RunFolder;

/** The runs in {@code results/data}, and their reports, each made once. */
final class CommittedRuns {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    static final Path DATA = ROOT.resolve("results/data");
    private static final int DEPTH = 2; // a race has its two runs in a folder
    private static final Map<List<Path>, Map<String, byte[]>> REPORTS = new ConcurrentHashMap<>();

    private CommittedRuns() {}

    /** Returns the folders of all runs; none where the module is built without the repository around it. */
    static List<Path> all() {
        if (!Files.isDirectory(DATA)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(DATA, DEPTH)) {
            return folders.filter(folder -> Files.exists(folder.resolve(RunFolder.MEASUREMENTS))
                            || Files.exists(folder.resolve(RunFolder.COMPRESSED)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, byte[]> report(Path... runs) {
        return REPORTS.computeIfAbsent(List.of(runs), Report::of);
    }
}

package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.gradcost.Jdk;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.RunWriter;
import org.gradcost.sweep.EnvironmentProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A second command that measures, beside one that holds JMH's lock. */
@Timeout(60)
class SecondRunTest {
    private static final String IGNORED = "jmh.ignoreLock";
    private static final String TEMPORARY = "java.io.tmpdir";

    /** The commands that measure without writing a file. */
    private static final List<List<String>> PRINTING = List.of(
            List.of("advise", "--family=product", "--n=2"),
            List.of("advise", "--check=../results/data/standard"),
            List.of("train", "--family=softmax"),
            List.of("checkpoints"));

    private final String ignored = System.getProperty(IGNORED);
    private final String temporary = System.getProperty(TEMPORARY);

    @TempDir
    private Path folder;

    @BeforeEach
    void obeyTheLock() {
        System.setProperty(IGNORED, "false");
        System.setProperty(TEMPORARY, folder.toString());
    }

    @AfterEach
    void restore() {
        System.setProperty(IGNORED, String.valueOf(ignored));
        System.setProperty(TEMPORARY, temporary);
    }

    @Test
    void isRefusedBeforeAFolderIsMade() throws IOException {
        Path out = folder.resolve("out");
        Path run = folder.resolve("run");
        List<String> cells = List.of("--family=product", "--n=2", "--modes=hand", "--profile=smoke");
        try (RunWriter writer = RunFolder.create(run)) {
            writer.environment(EnvironmentProbe.now("smoke", cells, InstantSource.system()));
        }
        Path lock = folder.resolve("jmh.lock");
        List<List<String>> commands = List.of(
                with(List.of("sweep"), cells),
                with(List.of("race", Jdk.classPath()), cells),
                List.of("reproduce", run.toString()),
                List.of("limits", "--compiler=no-such-compiler"),
                List.of("limits", "--functions", "--rounds=1", "--milliseconds=1"));
        try (FileChannel held = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            held.lock();
            for (List<String> command : commands) {
                Answer.to(with(command, List.of("--out=" + out)).toArray(new String[0]))
                        .assertRefused(lock + ": another JMH run is in progress");
                assertFalse(Files.exists(out), command.get(0));
            }
            for (List<String> command : PRINTING) {
                Answer.to(command.toArray(new String[0])).assertRefused(lock + ": another JMH run is in progress");
            }
        }
    }

    private static List<String> with(List<String> words, List<String> more) {
        return Stream.concat(words.stream(), more.stream()).toList();
    }
}

package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.RunWriter;
import org.gradcost.sweep.EnvironmentProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run folder of somebody else names the options to measure with. */
@Timeout(60)
class ReproduceCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aSideOfARaceIsRefused() {
        Path run = folder.resolve("base");
        try (RunWriter writer = RunFolder.create(run)) {
            writer.environment(EnvironmentProbe.now("standard", List.of("a.jar", "b.jar"), InstantSource.system())
                    .with(new Environment.Turns(1, 0, 32, null, "race", 0.03), null));
        }
        Answer.to("reproduce", run.toString(), "--out", folder.resolve("again").toString())
                .assertRefused(run + ": is one side of a race, must be the run of a sweep");
    }

    /** The committed runs of other libraries, whose jar is not on the class path of the tests. */
    @Test
    void aLibraryThatIsMissingIsNamedWithItsJar() throws IOException {
        int runs = 0;
        try (DirectoryStream<Path> peers = Files.newDirectoryStream(Path.of("..", "results", "data", "peers"))) {
            for (Path run : peers) {
                if (!Files.exists(run.resolve("environment.json"))) {
                    continue;
                }
                Environment environment = RunFolder.environment(run).orElseThrow();
                Answer answer = Answer.to(
                        "reproduce",
                        run.toString(),
                        "--out",
                        folder.resolve("again").toString());
                answer.assertRefused(run.resolve("environment.json") + ": options: ");
                assertTrue(answer.err().contains(" modes not on the class path: "), answer.err());
                assertTrue(
                        answer.err().contains("java -cp benchmarks.jar:JAR, as with bench/peers/target/peers.jar"),
                        answer.err());
                assertTrue(
                        environment.modes().values().stream()
                                .anyMatch(traits -> answer.err().contains(" (" + traits.library() + ")")),
                        answer.err());
                assertEquals(
                        environment.options().contains("--tool"),
                        answer.err().contains("tools need sweep --tool"),
                        answer.err());
                runs++;
            }
        }
        assertTrue(runs >= 1, "there are runs of other libraries");
    }

    /** Nothing of them is read as a file, and nothing is measured with what cannot be meant. */
    @Test
    void optionsOfAStrangerAreValues() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hidden-word");
        for (String value : List.of("@" + secret, "@/dev/zero", "--help")) {
            Path run = folder.resolve("run" + Math.abs(value.hashCode()));
            try (RunWriter writer = RunFolder.create(run)) {
                writer.environment(EnvironmentProbe.now(
                        "smoke", List.of("sweep", value, "--modes=" + value), InstantSource.system()));
            }
            Path again = folder.resolve("again");
            Answer.to("reproduce", run.toString(), "--out", again.toString())
                    .assertRefused(run.resolve("environment.json") + ": options: unknown mode \"" + value + "\"");
            assertFalse(Files.exists(again));
        }
    }
}

package org.gradcost.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gradcost.results.BadInputException;
import org.gradcost.sweep.Shard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Options from a file, which somebody else may have written. */
@Timeout(20)
class SweepOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void noWordNamesAFileToBeRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "--profile hidden-word");
        for (String file : List.of("@" + secret, "@/dev/zero")) {
            assertEquals("quick", profile(SweepOptions.of(List.of("sweep", file))));
            String message = refused(
                    () -> SweepOptions.of(List.of("sweep", "--profile", file)).validate());
            assertTrue(!message.contains("hidden-word"), message);
        }
    }

    @Test
    void aShardWithoutAValueOrOutOfBoundsIsNamed() {
        assertEquals(
                "--shard has no value, must be i/N", refused(() -> SweepOptions.shard(List.of("sweep", "--shard"))));
        for (List<String> options : List.of(
                List.of("sweep", "--shard", "1/2147483647"),
                List.of("sweep", "--shard=1/2147483647"),
                List.of("--shard", "1/1001"))) {
            assertEquals(
                    "N must be at most 1000",
                    refused(() -> SweepOptions.shard(options)).replaceAll(".*: ", ""));
        }
        assertTrue(refused(() -> SweepOptions.shard(List.of("--shard", "auto"))).contains("--shard auto"));
        assertEquals(new Shard(2, 3), SweepOptions.shard(List.of("sweep", "--shard=2/3")));
    }

    @Test
    void effortThatIsNotGivenIsThatOfTheRun() {
        SweepOptions begun = SweepOptions.of(List.of("--budget", "20m", "--precision=2%"));
        SweepOptions now = parsed("--precision=1%");
        now.inheritEffort(begun);
        assertEquals(Duration.ofMinutes(20), now.budget().orElseThrow());
        assertEquals(0.01, now.effort().precision());
        assertEquals(List.of("--precision=1%", "--budget=20m"), now.resolved(List.of("--precision=1%")));
    }

    @Test
    void toolsAreNeitherSharedOutNorRaced() {
        SweepOptions options = parsed("--tool", "a=b", "--shard", "1/2");
        assertTrue(refused(options::validate).startsWith("--tool cannot be combined with --shard, "));
        assertEquals(
                "--tool cannot be combined with race; use check or sweep", refused(() -> options.refuseTools("race")));
        parsed("--shard", "1/2").refuseTools("race");
    }

    private static SweepOptions parsed(String... words) {
        SweepOptions options = new SweepOptions();
        new CommandLine(options).parseArgs(words);
        return options;
    }

    @Test
    void optionsThatCannotBeParsedAreOneLine() {
        String message = refused(() -> SweepOptions.of(List.of("sweep", "--profile")));
        assertTrue(message.contains("--profile"), message);
        Path run = Path.of("a", "run");
        message = refused(() -> new RecordedOptions(run, List.of("sweep", "--profile", "x"), Map.of()).words());
        assertTrue(message.startsWith(run.resolve("environment.json") + ": options: "), message);
    }

    /** Words for another sweep: of a hostile list nothing is left that a command line would obey. */
    @Test
    void wordsAreOptionsOfASweepWithTheirValues() {
        assertEquals(
                List.of("--n=10,1e3", "--profile=smoke"),
                SweepOptions.words(List.of("sweep", "--n", "10,1e3", "--profile", "smoke", "--shard=2/3")).stream()
                        .sorted()
                        .toList());
        List<String> hostile = List.of(
                "@/dev/zero", "--help", "-h", "-V", "--version", "--debug", "--resume", "--out", "elsewhere", "race");
        assertEquals(List.of(), SweepOptions.words(hostile));
        for (String word : hostile) {
            List<String> words = SweepOptions.words(List.of("sweep", word, "--modes", word, "--families=" + word));
            assertTrue(words.stream().allMatch(said -> said.matches("--(modes|families)=.*")), words.toString());
        }
    }

    /** A program that a file names is not started. */
    @Test
    void aToolIsNoWordForAnotherSweep() {
        RecordedOptions recorded = new RecordedOptions(
                folder, List.of("sweep", "--profile", "smoke", "--tool", "mine=touch " + folder), Map.of());
        assertTrue(refused(recorded::words).contains("programs that are named in a file are not started"));
    }

    @Test
    void anOptionHasNoMoreValuesThanASweepCanMean() {
        String many = "10" + ",10".repeat(1000);
        assertEquals(
                "--n has 1001 values, must have at most 1000", refused(() -> SweepOptions.of(List.of("--n", many))));
    }

    private static String profile(SweepOptions options) {
        return options.profile().name();
    }

    private static String refused(org.junit.jupiter.api.function.Executable options) {
        return assertThrows(BadInputException.class, options).getMessage();
    }
}

package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.jar.JarOutputStream;
import org.gradcost.Jdk;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Races; nothing is said about who won. */
class RaceTest {

    @TempDir
    private Path folder;

    @Test
    void aJarThatDoesNotTakeTurnsIsRefused() throws IOException {
        Path jar = folder.resolve("old.jar");
        new JarOutputStream(Files.newOutputStream(jar)).close();
        Answer.to("race", jar.toString()).assertRefused(jar + ": its benchmarks do not take turns");
        Path none = folder.resolve("none.jar");
        Answer.to("race", none.toString()).assertRefused(none + ": does not exist, must be a jar");
        Answer.to("race", Jdk.classPath(), "--jvm-new", folder.toString())
                .assertRefused(folder + ": contains no java, must be the home of a JDK");
        Answer.to("race", Jdk.classPath(), "--jvm-args-new", "-XX:+NoSuchFlag")
                .assertRefused(
                        Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:+NoSuchFlag: does not start: ");
        Answer.to("race", Jdk.classPath(), "--jvm-args-new", "-XX:+UseParallelGC -Xmx2g")
                .assertRefused("-Xmx2g: must not be among the arguments of a side");
        Answer.to("race", Jdk.classPath(), "--budget", "soon")
                .assertRefused("--budget is \"soon\", must be a time such as");
        Answer.to("race", Jdk.classPath(), "--precision", "1%")
                .assertRefused(
                        "--precision cannot be combined with race, which measures all cells until each is decided");
        Answer.to("race", Jdk.classPath(), "--shard=1/2").assertRefused("--shard cannot be combined with race");
        Answer.to("sweep", "--precision", "0%").assertRefused("--precision is \"0%\", must be a percentage");
    }

    @Test
    void aFolderThatHoldsARaceIsRefused() {
        Path race = folder.resolve("race");
        RunFolder.create(race.resolve("new")).close();
        Answer.to("race", Jdk.classPath(), "--out", race.toString())
                .assertRefused(race + ": already contains a race, which cannot be continued");
    }

    /** A whole race, of a single cell and as short as one can be. */
    @Tag("thorough")
    @Test
    void leavesTwoRunsThatCompareTakesAsOneRace() {
        Path race = folder.resolve("race");
        String said = run(
                "race",
                Jdk.classPath(),
                "--profile",
                "smoke",
                "--families",
                "product",
                "--n",
                "10",
                "--modes",
                "hand",
                "--budget",
                "2m",
                "--threshold",
                "90%",
                "--out",
                race.toString());
        assertTrue(said.contains("1 cell, into " + race) && said.contains("of 1 cells decided"), said);
        assertTrue(said.contains("A race of a jar with itself finds any cell or group slower or faster"), said);
        RunFolder base = RunFolder.open(race.resolve("base"));
        RunFolder now = RunFolder.open(race.resolve("new"));
        assertEquals(base.complete(), now.complete());
        assertEquals(Set.of("hand"), Set.of(base.complete().iterator().next().mode()));
        Environment environment = base.environment().orElseThrow();
        assertEquals(
                environment.turns().race(),
                now.environment().orElseThrow().turns().race());
        assertTrue(environment.noise() == null && environment.finished() != null, "smoke measures no noise");
        String compared = run(
                "compare", race.resolve("base").toString(), race.resolve("new").toString(), "--threshold", "90%");
        assertTrue(compared.contains("valid at any look") && compared.contains("equivalent"), compared);
    }

    /** A run is measured again, with its own options, and held against itself. */
    @Tag("thorough")
    @Test
    void aRunIsReproduced() {
        Path run = folder.resolve("run");
        String[] sweep = {"sweep", "--profile", "smoke", "--families", "product", "--n", "10", "--modes", "hand"};
        String[] whole = Arrays.copyOf(sweep, sweep.length + 2);
        whole[sweep.length] = "--out";
        whole[sweep.length + 1] = run.toString();
        run(whole);
        Path again = folder.resolve("again");
        String said = run("reproduce", run.toString(), "--out", again.toString());
        assertEquals(RunFolder.open(run).complete(), RunFolder.open(again).complete());
        assertTrue(said.contains("overhead") && said.contains("inconclusive"), "one round says nothing: " + said);
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(0, Commands.run(new PrintWriter(out), new PrintWriter(err), arguments), () -> out + "\n" + err);
        return out.toString();
    }
}

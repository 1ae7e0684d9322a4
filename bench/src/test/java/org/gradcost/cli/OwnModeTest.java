package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.EnvironmentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of this module's README: an engine of one's own is one file as well. */
class OwnModeTest {

    @TempDir
    private Path folder;

    /** No other file of the project is touched. */
    @Test
    void aModeOfTheUsersIsFoundOnTheClassPath() throws IOException, InterruptedException {
        own().compile("Structures.java", "import java.util.List;\nimport java.util.function.IntToDoubleFunction;");

        String checked = own().inJar().java("check", "--modes", "structures", "--family", "product,ba", "--n", "3,10");
        assertTrue(checked.contains("2 gradients checked") && checked.contains("all right"), checked);
        needsFlagsAndAClassPath();
        String run = folder.resolve("run").toString();
        String swept = own().java(
                        "sweep",
                        "--profile",
                        "smoke",
                        "--families",
                        "product",
                        "--n",
                        "3",
                        "--modes",
                        "structures,reverse",
                        "--out",
                        run);
        assertTrue(swept.contains("structures") && !swept.contains("FAILED"), swept);
        Environment environment = EnvironmentFile.read(Path.of(run, "environment.json"));
        assertEquals(
                ModeTraits.Direction.FORWARD,
                environment.modes().get("structures").direction());
        assertNull(environment.modes().get("structures").usage());
        // A run is read without the engine that it measured, its only forward mode: without the traits that it records
        // there would be no crossover.
        Answer crossover = Answer.to("crossover", run);
        assertEquals(0, crossover.exit(), crossover.err());
        assertTrue(crossover.out().startsWith("product, scalar gates: reverse "), crossover.out());
        Path report = folder.resolve("report");
        Answer reported = Answer.to("report", run, "--out", report.toString());
        assertEquals(0, reported.exit(), reported.err());
        String page = Files.readString(report.resolve("report.html"));
        assertTrue(page.contains("structures") && page.contains("#B2182B"), "a colour of its own");
        String settings = environment.modes().get("reverse").usage().settings();
        assertTrue(page.contains("<td>" + settings + "</td>"), settings);
        String jmh = own().java(
                        "Gradient.structures",
                        "-p",
                        "family=product",
                        "-p",
                        "n=3",
                        "-f",
                        "1",
                        "-wi",
                        "0",
                        "-i",
                        "1",
                        "-r",
                        "10ms");
        assertTrue(jmh.contains("# Parameters: (") && jmh.contains("mode = structures"), jmh);
        assertTrue(
                jmh.matches("(?s).*Iteration   1: [0-9.]+ ns/op.*"),
                "in a fork with the flag and the resource: " + jmh);
        assertEquals(
                1, jmh.lines().filter(line -> line.startsWith("# Benchmark:")).count(), jmh);
    }

    /** Lets the engine ask, in a fork of ours or of JMH's, for a flag and a resource that it declares. */
    private void needsFlagsAndAClassPath() throws IOException {
        Path extra = Files.createDirectory(folder.resolve("extra"));
        Files.writeString(extra.resolve("extra.txt"), "there");
        Path file = folder.resolve("Structures.java");
        String start = "    @Override public Differentiator on(Problem problem, Granularity gates, int width) {";
        Files.writeString(file, Files.readString(file).replace(start, """
                                    @Override public List<String> jvmFlags() { return List.of("-Dextra.flag=set"); }

                                    @Override public List<java.nio.file.Path> classPath() {
                                        return List.of(java.nio.file.Path.of("%s"));
                                    }

                                """.formatted(extra) + start + """

                                        if ((System.getProperty("gradcost.mode") != null
                                                        || System.getProperty("sun.java.command").contains("ForkedMain"))
                                                && (System.getProperty("extra.flag") == null
                                                        || ClassLoader.getSystemResource("extra.txt") == null)) {
                                            throw new IllegalStateException("no flag or no class path");
                                        }
                                """));
        own().compile(file);
    }

    private OwnClass own() {
        return new OwnClass(folder);
    }
}

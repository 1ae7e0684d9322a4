package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradcost.Jdk;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.EnvironmentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of this module's README: a function or an engine of one's own is one file, and appears in every command. */
class OwnFamilyTest {

    @TempDir
    private Path folder;

    @Test
    void aFamilyOfTheUsersIsFoundOnTheClassPath() throws IOException, InterruptedException {
        compile("LogSum.java", "import org.gradcost.family");
        leaveAModeWhereNoJvmFindsIt();

        assertTrue(java("families").contains("log-sum"));
        String checked = java("check", "--family", "log-sum", "--n", "10");
        assertTrue(checked.contains("all right"), checked);
        String advised = java("advise", "--family", "log-sum", "--n", "10", "--seconds", "3");
        assertTrue(advised.startsWith("Use "), advised);
        assertTrue(advised.contains("ScalarCircuit f = (ScalarCircuit) new LogSum().problem(10, 1);"), advised);
        String swept = java(
                "sweep",
                "--profile",
                "smoke",
                "--family",
                "log-sum",
                "--n",
                "5",
                "--modes",
                "reverse",
                "--out",
                folder.resolve("run").toString());
        assertTrue(swept.contains("2 cells"), swept);
    }

    /** A function without a gradient by hand is checked and measured; a refusal of a mode is no failure of a sweep. */
    @Test
    void aFamilyNeedsNoGradientByHandAndMayBranchOnValues() throws IOException, InterruptedException {
        String source = readmeExample("import org.gradcost.family");
        int gradient = source.indexOf("        /** The gradient by hand");
        source = source.substring(0, gradient) + "    }\n}\n";
        source = source.replace(
                "return Functions.sum(x.length, i -> x[i].exp()).log();",
                "T sum = x[0].getReal() < 9 ? x[0].exp() : x[0];"
                        + " for (int i = 1; i < x.length; i++) { sum = sum.add(x[i].exp()); } return sum.log();");
        compile(Files.writeString(folder.resolve("LogSum.java"), source));

        String checked = java("check", "--family", "log-sum", "--n", "20");
        assertTrue(checked.contains("all right"), checked);
        assertTrue(checked.contains("hand is left out: log-sum has no derivatives by hand"), checked);
        assertTrue(checked.contains("hint: log-sum adds 100 terms one by one"), checked);
        assertTrue(checked.contains("refused: input 0: its value is read"), checked);
        String swept = java(
                "sweep",
                "--profile",
                "smoke",
                "--family",
                "log-sum",
                "--n",
                "5",
                "--modes",
                "reverse,reverse-compiled",
                "--out",
                folder.resolve("without").toString());
        assertTrue(swept.contains("hand is left out: log-sum has no derivatives by hand"), swept);
        assertTrue(swept.contains("Left out: ") && swept.contains("Functions.ifLess"), swept);
        assertFalse(swept.contains("FAILED"), swept);
    }

    /** Puts a mode into a folder below one of the class path, as of a build of something else. */
    private void leaveAModeWhereNoJvmFindsIt() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        compile("Structures.java", "import java.util.List;\nimport java.util.function.IntToDoubleFunction;");
        Files.move(folder.resolve("Structures.class"), elsewhere.resolve("Structures.class"));
    }

    /** An engine of one's own is one file as well: no other file of the project is touched. */
    @Test
    void aModeOfTheUsersIsFoundOnTheClassPath() throws IOException, InterruptedException {
        compile("Structures.java", "import java.util.List;\nimport java.util.function.IntToDoubleFunction;");

        String checked = java("check", "--modes", "structures", "--family", "product,ba", "--n", "3,10");
        assertTrue(checked.contains("2 gradients checked") && checked.contains("all right"), checked);
        needsFlagsAndAClassPath();
        String run = folder.resolve("run").toString();
        String swept = java(
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
        // The engine of the user's is the only forward mode: without its traits there would be no crossover.
        String crossover = java("crossover", run);
        assertTrue(crossover.startsWith("product, scalar gates: reverse "), crossover);
        java("report", run, "--out", folder.resolve("report").toString());
        String page = Files.readString(folder.resolve("report").resolve("report.html"));
        assertTrue(page.contains("structures") && page.contains("#B2182B"), "a colour of its own");
        String jmh = java(
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
        assertEquals(
                1, jmh.lines().filter(line -> line.startsWith("# Benchmark:")).count(), jmh);
    }

    /** Lets the engine ask, in a fork, for a flag and a resource that it declares. */
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

                                        if (System.getProperty("gradcost.mode") != null
                                                && (System.getProperty("extra.flag") == null
                                                        || ClassLoader.getSystemResource("extra.txt") == null)) {
                                            throw new IllegalStateException("no flag or no class path");
                                        }
                                """));
        compile(file);
    }

    private void compile(String file, String start) throws IOException {
        compile(Files.writeString(folder.resolve(file), readmeExample(start)));
    }

    private void compile(Path source) {
        Jdk.compile(source, folder);
    }

    /** Returns the Java block of the module's README that starts like this. */
    private static String readmeExample(String start) throws IOException {
        return Documents.blocks(Documents.BENCH).stream()
                .filter(block -> block.language().equals("java") && block.text().startsWith(start))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Jdk.java(),
                "-Djmh.ignoreLock=true",
                "-cp",
                Jdk.classPath() + File.pathSeparator + folder,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), said);
        return said;
    }
}

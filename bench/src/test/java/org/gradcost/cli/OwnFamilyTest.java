package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of the README: a function of one's own is one file, and appears in every command. */
class OwnFamilyTest {

    @TempDir
    private Path folder;

    @Test
    void aFamilyOfTheUsersIsFoundOnTheClassPath() throws IOException, InterruptedException {
        Path source = folder.resolve("LogSum.java");
        Files.writeString(source, readmeExample());
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                classPath(),
                                "-d",
                                folder.toString(),
                                source.toString()));

        assertTrue(java("families").contains("log-sum"));
        String checked = java("check", "--family", "log-sum", "--n", "10");
        assertTrue(checked.contains("all right"), checked);
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

    /** The first Java block of the README that declares a family. */
    private static String readmeExample() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int start = readme.indexOf("```java\nimport org.gradcost.family") + "```java\n".length();
        return readme.substring(start, readme.indexOf("```", start));
    }

    private String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djmh.ignoreLock=true",
                "-cp",
                classPath() + File.pathSeparator + folder,
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

    private static String classPath() {
        // Surefire hides the class path in the manifest of a jar of its own, and keeps it here.
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}

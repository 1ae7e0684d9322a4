package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradcost.Jdk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command starts a JVM of its own, which takes over the streams. */
class GradBenchCommandTest {

    private static final String QUESTIONS = """
            {"id":0,"kind":"start","eval":"hello"}
            {"id":1,"kind":"define","module":"hello"}
            {"id":2,"kind":"evaluate","module":"hello","function":"double","input":3.5}
            """;

    @TempDir
    private Path folder;

    @Test
    void theStreamsOfTheCommandAreTheTools() throws Exception {
        Outcome outcome = run(QUESTIONS, "gradbench", "--mode", "reverse");

        assertEquals(0, outcome.code, outcome.err);
        assertEquals(3, outcome.out.size(), outcome.out.toString());
        assertEquals("{\"id\":0,\"tool\":\"gradcost\"}", outcome.out.get(0));
        assertEquals("{\"id\":1,\"success\":true}", outcome.out.get(1));
        assertTrue(outcome.out.get(2).startsWith("{\"id\":2,\"success\":true,\"output\":7.0,"), outcome.out.get(2));
    }

    @Test
    void theSecondJvmHasItsOwnFlags() throws Exception {
        List<String> command = new ArrayList<>(
                GradBenchJvm.command(List.of("gradbench", "--mode", "forward"))); // this JVM is the parent
        command.add(1, "-XX:+PrintFlagsFinal");
        Outcome outcome = run(command, "");

        assertEquals(0, outcome.code, outcome.err);
        assertTrue(
                outcome.out.stream()
                        .anyMatch(line -> line.matches(".*\\bUseParallelGC\\b.*\\btrue\\b.*command line.*")),
                "the parallel collector");
        assertTrue(
                outcome.out.stream().anyMatch(line -> line.matches(".*\\bMaxRAMPercentage\\b.*\\b75\\.0+\\b.*")),
                "three quarters of the memory");
    }

    /** Nobody could tell it to end: a killed process does nothing any more. */
    @Test
    void theSecondJvmEndsWithTheFirstWhenThatIsKilled() throws Exception {
        Process first = new ProcessBuilder(Jdk.java(), "-cp", Jdk.classPath(), Main.class.getName(), "gradbench")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> second = List.of();
        try (OutputStream in = first.getOutputStream()) {
            in.write("{\"id\":0,\"kind\":\"start\"}\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertEquals('{', first.getInputStream().read());
            second = first.children().toList();
            assertEquals(1, second.size());
            first.destroyForcibly(); // SIGKILL

            second.get(0).onExit().get(1, TimeUnit.MINUTES);
        } finally {
            second.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aJvmWithAChosenCollectorStartsNoOther() throws Exception {
        Process only = new ProcessBuilder(
                        Jdk.java(), "-XX:+UseParallelGC", "-cp", Jdk.classPath(), Main.class.getName(), "gradbench")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = only.getOutputStream()) {
            in.write("{\"id\":0,\"kind\":\"start\"}\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertEquals('{', only.getInputStream().read());
            assertEquals(List.of(), only.children().toList());
        }
        assertTrue(only.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, only.exitValue());
    }

    @Test
    void theImageStartsOneJvmWithOurFlags() throws IOException {
        String entry = Files.readAllLines(Path.of("gradbench", "Dockerfile")).stream()
                .filter(line -> line.startsWith("ENTRYPOINT"))
                .findFirst()
                .orElseThrow();
        for (String flag : GradBenchJvm.FLAGS) {
            assertTrue(entry.contains("\"" + flag + "\""), entry);
        }
        assertTrue(GradBenchJvm.hasChosenCollector(GradBenchJvm.FLAGS));
        assertFalse(GradBenchJvm.hasChosenCollector(List.of("-Xss16m", "-XX:-UseParallelGC")));
    }

    @Test
    void anUnknownModeIsToldInOneLine() throws Exception {
        Outcome outcome = run("", "gradbench", "--mode", "sideways");

        assertEquals(Commands.BAD_INPUT, outcome.code);
        assertTrue(outcome.out.isEmpty(), outcome.out.toString());
        assertFalse(outcome.err.contains("\tat "), outcome.err);
    }

    private record Outcome(int code, List<String> out, String err) {}

    private Outcome run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Jdk.java(), "-cp", Jdk.classPath(), Main.class.getName()));
        command.addAll(List.of(arguments));
        return run(command, input);
    }

    private Outcome run(List<String> command, String input) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the tool ends with its input");
        return new Outcome(process.exitValue(), Files.readAllLines(out), Files.readString(err));
    }
}

package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gradcost.Jdk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A command whose output nobody reads any more ends at once and says nothing: {@code families | head -1}. */
class ClosedPipeTest {

    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    @TempDir
    private Path folder;

    /** The help of every command, and what some of them print. */
    static Stream<String> commands() {
        return Stream.concat(
                Commands.names().stream().map(name -> name.equals("help") ? name : name + " --help"),
                Stream.of(
                        "--version",
                        "families",
                        "check --family product,neuron --n 3 --modes reverse",
                        "check --family product --explain --passes",
                        "advise --family product --n 3 --seconds 0.2 --modes reverse",
                        "crossover ../results/data/hundred-million",
                        "compare ../results/data/hundred-million --modes reverse,hand",
                        "circuit add-multiply",
                        "lesson",
                        "saliency --family softmax --steps 1 --count 1",
                        "train --family svm --steps 5",
                        "checkpoints --steps 50"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandEndsQuietly(String command) {
        Closed closed = new Closed();
        assertEquals("141 ", answer(closed, () -> true, command));
        assertTrue(closed.writes <= 2, "it goes on: " + closed.writes + " writes");
    }

    /** Where the output is no pipe, what is lost is an error. */
    @Test
    void aFullDiskIsNoClosedPipe() {
        String answer = answer(new Closed(), () -> false, "families");
        assertEquals("2 " + Commands.LOST_OUTPUT + System.lineSeparator(), answer);
    }

    private static String answer(OutputStream to, BooleanSupplier isPipe, String command) {
        PrintStream stream = new PrintStream(to, false, StandardCharsets.UTF_8);
        StringWriter err = new StringWriter();
        int exit = Commands.run(
                new PrintWriter(new CheckedOutput(stream, isPipe), true, StandardCharsets.UTF_8),
                new PrintWriter(err, true),
                command.split(" "));
        return exit + " " + err;
    }

    private static final class Closed extends OutputStream {

        private int writes;

        @Override
        public void write(int b) throws IOException {
            writes++;
            throw new IOException("Broken pipe");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            write(0);
        }
    }

    /** Real processes, of commands of ours, of JMH, and of the tool, which answers a question. */
    @Tag("thorough")
    @Test
    void aReaderThatClosesEarlyHearsNothing() throws IOException, InterruptedException {
        assumeTrue(Files.exists(STANDARD_OUTPUT), "a system that does not tell what its standard output is");
        List<String> commands = List.of("families", "-l", "gradbench");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            Process process = new ProcessBuilder(command(commands.get(i)))
                    .redirectError(folder.resolve("err" + i).toFile())
                    .start();
            process.getInputStream().close();
            try (OutputStream in = process.getOutputStream()) {
                in.write("{\"id\":0,\"kind\":\"start\"}\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                assertFalse(commands.get(i).equals("gradbench"), e.toString()); // no other reads what it is asked
            }
            processes.add(process);
        }
        for (int i = 0; i < commands.size(); i++) {
            assertTrue(processes.get(i).waitFor(1, TimeUnit.MINUTES), commands.get(i));
            assertEquals("", Files.readString(folder.resolve("err" + i)), commands.get(i));
            assertEquals(ClosedPipeError.EXIT, processes.get(i).exitValue(), commands.get(i));
        }
    }

    @Tag("thorough")
    @Test
    void aDiskThatIsFullIsNamed() throws IOException, InterruptedException {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "a system without a disk that is always full");
        assertFalse(StandardOutput.isPipe(full.toPath()));
        assertFalse(StandardOutput.isPipe(Files.createFile(folder.resolve("file"))));
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command("families"))
                .redirectOutput(full)
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(Commands.LOST_OUTPUT + System.lineSeparator(), Files.readString(err));
        assertEquals(Commands.BAD_INPUT, process.exitValue());
    }

    private static List<String> command(String words) {
        List<String> command = new ArrayList<>(List.of(
                Jdk.java(), "--enable-native-access=ALL-UNNAMED", "-cp", Jdk.classPath(), Main.class.getName()));
        command.addAll(List.of(words.split(" ")));
        return command;
    }
}

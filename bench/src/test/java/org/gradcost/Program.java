package org.gradcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that a test runs to its end. */
public final class Program {

    private Program() {}

    /**
     * Returns what a program prints, on either stream, after it has ended with an exit code.
     *
     * @param output the file for the text, which is overwritten
     */
    public static String run(int exit, List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), command.toString());
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(exit, process.exitValue(), text);
        return text;
    }
}

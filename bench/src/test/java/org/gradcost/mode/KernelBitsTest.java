package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.gradcost.Jdk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bits of values and gradients are the same in the interpreter and after the compiler has had its time. */
class KernelBitsTest {

    private static final String SINGLE = "0";
    private static final String WARM = "40"; // ms

    @Tag("thorough")
    @Test
    void interpreterAndCompilerGiveTheSameBits() throws IOException, InterruptedException {
        Process interpreted = start(List.of("-Xint"), SINGLE);
        Process compiled = start(List.of(), WARM);
        List<String> bits = answer(interpreted);
        assertTrue(bits.size() >= 50, bits::toString);
        assertEquals(bits, answer(compiled));
    }

    private static Process start(List<String> flags, String milliseconds) throws IOException {
        List<String> command = Stream.of(
                        List.of(Jdk.java()),
                        flags,
                        List.of("-cp", Jdk.classPath(), KernelBits.class.getName(), milliseconds))
                .flatMap(List::stream)
                .toList();
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> answer(Process process) throws IOException, InterruptedException {
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor(), lines::toString);
        return lines;
    }
}

package org.gradcost.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradcost.gate.kernel.Kernels;
import org.junit.jupiter.api.Test;

/** The bits of a result are the same in the interpreter and after the compiler has had its time. */
class ReproducibleTest {

    private static final String ROUNDS = "3000";

    @Test
    void interpreterAndCompilerGiveTheSameBits() throws Exception {
        Process interpreted = start(List.of("-Xint"), "1");
        Process compiled = start(List.of(), ROUNDS);
        String bits = answer(interpreted);
        assertFalse(bits.isBlank());
        assertEquals(bits, answer(compiled));
    }

    private static Process start(List<String> flags, String rounds) throws IOException {
        List<String> command = Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        flags,
                        List.of("--add-modules", Kernels.MODULE, "-cp", System.getProperty("java.class.path")),
                        List.of(KernelBits.class.getName(), rounds))
                .flatMap(List::stream)
                .toList();
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String answer(Process process) throws IOException, InterruptedException {
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), answer);
        return answer;
    }
}

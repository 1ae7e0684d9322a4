package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReasonTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Warmup: 1|java.lang.OutOfMemoryError: Java heap space|java.lang.OutOfMemoryError: Java heap space",
                "# A fatal error has been detected|# /w/hs_err_pid7.log|its JVM crashed; see /w/hs_err_pid7.log",
                "# Warmup: 1|# Warmup: 2|its JVM ended with exit code 7",
                "# VM options: -XX:+ExitOnOutOfMemoryError|# Warmup: 2|its JVM ended with exit code 7",
                "# VM options: -XX:OnError=java.lang.Exception|\tat a.B|its JVM ended with exit code 7",
                "# VM options: -Dx=Error|Caused by: a.b.OddException: odd|Caused by: a.b.OddException: odd",
                "# Warmup: 1|a.b.OddException: \u2202x_1 is 2|a.b.OddException: \u2202x_1 is 2",
            })
    void isOneLineOfTheLog(String first, String second, String reason) throws IOException {
        Path log = Files.writeString(folder.resolve("log"), first + "\n" + second + "\n\u00e9\n");
        assertEquals(reason, FailureReason.of(log, Optional.of(7)));
    }

    /** A larger budget may be enough for the one, but not for the other. */
    @Test
    void aRefusalForLackOfTimeIsToldFromThatOfAMode() {
        assertTrue(FailureReason.isEndless(FailureReason.refusal(FailureReason.endless(Duration.ofMinutes(1)))
                .orElseThrow()));
        assertFalse(FailureReason.isEndless("needs 10.3 GiB"));
    }

    @Test
    void bytesThatAreNoTextAreRead() throws IOException {
        Path log = Files.write(folder.resolve("log"), new byte[] {(byte) 0xff, (byte) 0xc3, '\n', 'a', '\n'});
        assertEquals("its JVM ended with exit code 7", FailureReason.of(log, Optional.of(7)));
    }

    @Test
    void aSystemOutOfMemoryIsNamed() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "# Warmup: 1\n");
        assertEquals(
                "its JVM ended with exit code 137: killed, possibly because the system was out of memory",
                FailureReason.of(log, Optional.of(137)));
        assertEquals("its JVM stopped taking turns", FailureReason.of(log, Optional.empty()));
    }
}

package org.gradcost.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resident memory of a process, as Linux reports it. */
final class ResidentMemory {

    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");
    private static final long KIB = 1024;

    /** The text that resets the peak when it is written to a process's {@code clear_refs}. */
    private static final String PEAK_ALONE = "5";

    private ResidentMemory() {}

    /** Returns the peak memory of a process so far, B; 0 if it has ended or the system does not report it. */
    static long peak(long pid) {
        try {
            Path status = Path.of("/proc", String.valueOf(pid), "status");
            Matcher line = PEAK.matcher(Files.readString(status, StandardCharsets.ISO_8859_1));
            return line.find() ? KIB * Long.parseLong(line.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Has the peak of a process begin anew with what it has now. */
    static void forgetPeak(long pid) {
        try {
            Files.writeString(
                    Path.of("/proc", String.valueOf(pid), "clear_refs"), PEAK_ALONE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            return; // it has ended, or the peak remains that of its whole life
        }
    }
}

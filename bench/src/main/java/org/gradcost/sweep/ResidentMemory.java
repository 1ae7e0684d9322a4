package org.gradcost.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a process that is in RAM, as Linux tells it. */
final class ResidentMemory {

    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");
    private static final long KIB = 1024;

    private ResidentMemory() {}

    /** Returns the most that a process had so far, B; 0 if it has ended or the system does not tell. */
    static long peak(long pid) {
        try {
            Path status = Path.of("/proc", String.valueOf(pid), "status");
            Matcher line = PEAK.matcher(Files.readString(status, StandardCharsets.ISO_8859_1));
            return line.find() ? KIB * Long.parseLong(line.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}

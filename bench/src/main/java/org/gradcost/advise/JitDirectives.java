package org.gradcost.advise;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Directives for HotSpot's compilers not to inline the measured operation into the measuring loop, where it would be optimised
 * differently than in a program. JMH gives its forks the same directives. A JVM without support for them measures slightly less
 * accurately.
 */
final class JitDirectives implements AutoCloseable {

    private static final String DIRECTIVES = """
            [{ match: ["org/gradcost/advise/ModeWorkbench*.*", "org/gradcost/bench/TimeSlot*.*"],
               inline: ["-org/gradcost/advise/ModeWorkbench.operation"] }]
            """;

    private final boolean given;

    private JitDirectives(boolean given) {
        this.given = given;
    }

    static JitDirectives give() {
        try {
            Path file = Files.createTempFile("gradcost-", ".json");
            try {
                Files.writeString(file, DIRECTIVES);
                return new JitDirectives(command("compilerDirectivesAdd", file.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            return new JitDirectives(false);
        }
    }

    private static boolean command(String operation, String... arguments) {
        try {
            ObjectName name = new ObjectName("com.sun.management:type=DiagnosticCommand");
            boolean takes = arguments.length > 0;
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            name,
                            operation,
                            takes ? new Object[] {arguments} : new Object[0],
                            takes ? new String[] {String[].class.getName()} : new String[0]);
            return true;
        } catch (JMException | SecurityException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (given) {
            command("compilerDirectivesRemove");
        }
    }
}

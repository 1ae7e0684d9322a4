package org.gradcost.advise;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * An order to HotSpot's compilers not to inline what is measured into the loop that measures it, where it would be another
 * function than in a program. JMH's forks are given the same. A JVM that takes no such order measures a little less well.
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

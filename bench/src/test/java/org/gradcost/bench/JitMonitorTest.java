package org.gradcost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class JitMonitorTest {

    private static final String IDLE = """
            Current compiles:\s

            C1 compile queue:
            Empty

            C2 compile queue:
            Empty

            """;

    @Test
    void isIdleWhereTheQueueIsEmpty() {
        assertEquals(false, JitMonitor.hasEntry(IDLE));
    }

    @Test
    void isBusyWhileSomethingIsCompiled() {
        String compiling = IDLE.replace(
                "compiles: \n", "compiles: \nC2 CompilerThread0   831 %     4       f::g @ 8 (420 bytes)\n");
        assertTrue(JitMonitor.hasEntry(compiling), compiling);
    }

    @Test
    void isBusyWhileSomethingWaits() {
        String waiting =
                IDLE.replace("C2 compile queue:\nEmpty", "C2 compile queue:\n 729       4       f::isEmpty (14 bytes)");
        assertTrue(JitMonitor.hasEntry(waiting), waiting);
    }

    /** Of HotSpot; another JVM need not have the command. */
    @Test
    void asksThisJvm() throws Exception {
        boolean asked = JitMonitor.ThisJvm.answer().isPresent();
        ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
        assertEquals(ManagementFactory.getPlatformMBeanServer().isRegistered(commands), asked);
    }
}

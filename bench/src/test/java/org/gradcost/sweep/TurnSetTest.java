package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gradcost.bench.TurnGiver;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.Cell;
import org.junit.jupiter.api.Test;

/** A JVM that is not ready in time must not hold up the others. */
class TurnSetTest {
    private static final long HEAP = 64 << 20;

    @Test
    void aJvmThatIsNotReadyInTimeIsEndedAndItsCellLeftOut() {
        Cell cell = new Cell("product", "plain", 3, 1, ModeRegistry.baseline().name(), 1, 1);
        Contender contender =
                new Contender(new Job(cell, ModeRegistry.baseline(), 1, 1, false), false, Launcher.ofThisJvm());
        TurnSet set = new TurnSet(1, HEAP, Optional.of(Duration.ofMillis(1)), new MeasuringClock(0));
        TurnSet.Outcome outcome =
                set.measure(List.of(contender), TurnSet.alternating()).get(0);
        String reason = FailureReason.refusal(outcome.failure().orElseThrow()).orElseThrow();
        assertTrue(reason.startsWith("its JVM was not ready after 0 s"), reason);
        assertFalse(ProcessHandle.current().descendants().anyMatch(TurnSetTest::measures), "no JVM is left");
    }

    @Test
    void aJvmMayTakeATwentiethOfTheBudgetAndAtLeastAMinute() {
        assertEquals(Optional.empty(), Effort.patience(Optional.empty()));
        assertEquals(Optional.of(Duration.ofMinutes(1)), Effort.patience(Optional.of(Duration.ofSeconds(10))));
        assertEquals(Optional.of(Duration.ofMinutes(6)), Effort.patience(Optional.of(Duration.ofHours(2))));
    }

    /** The port is open to every program of the machine. */
    @Test
    void aConnectionThatIsNoGreetingIsDropped() throws IOException {
        TurnGiver[] givers = new TurnGiver[1];
        try (ServerSocket server = new ServerSocket(0, 3, InetAddress.getLoopbackAddress())) {
            connect(server).close();
            assertFalse(TurnSet.greet(server, givers, new String[1]));
            try (Socket stranger = connect(server)) {
                stranger.getOutputStream().write("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII));
                assertFalse(TurnSet.greet(server, givers, new String[1]));
            }
            try (Socket jvm = connect(server)) {
                DataOutputStream out = new DataOutputStream(jvm.getOutputStream());
                out.writeInt(TurnGiver.PROTOCOL);
                out.writeInt(0);
                out.writeDouble(100);
                out.writeLong(5000);
                assertTrue(TurnSet.greet(server, givers, new String[1]));
                assertEquals(5000, givers[0].floor());
                givers[0].close();
            }
        }
    }

    private static Socket connect(ServerSocket server) throws IOException {
        return new Socket(server.getInetAddress(), server.getLocalPort());
    }

    private static boolean measures(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("gradcost.turn.port") && process.isAlive();
    }
}

package org.gradcost.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradcost.bench.ForkReport;
import org.gradcost.bench.SlotReport;
import org.gradcost.bench.TurnGiver;

/**
 * JVMs that are alive at once and measure in turns. They are started as many at a time as there are cores; then each measures one
 * slot per turn while the others wait. Noise that lasts longer than a turn is the same for all of them.
 *
 * <p>If a JVM was not steady, all take {@value #FURTHER} further turns, once, and its own first third is left out.
 */
final class TurnSet {

    /** The time that a cell with operations above 10 ms spends on its slots; such a slot is a single operation. */
    private static final double LONG_CELLS = 400e6; // ns

    private static final double LONG_OPERATION = 10e6;
    private static final int LEAST_SLOTS = 5;

    /** The number of turns that are added once if a JVM was not steady. */
    private static final int FURTHER = 20;

    private static final int POLL = 50; // ms
    private static final int CONNECTED = 10_000;

    private final int turns;
    private final long heap;
    private final Optional<Duration> patience;
    private final MeasuringClock clock;
    private final ProbeFloors floors = new ProbeFloors();

    /**
     * Creates sets for a run.
     *
     * @param turns of each JVM
     * @param heap maximum heap of a JVM, B
     * @param patience time from the start of a JVM until it is ready, and that of a slot, after which it is ended; empty for no limit
     * @param clock of the run
     */
    TurnSet(int turns, long heap, Optional<Duration> patience, MeasuringClock clock) {
        this.turns = turns;
        this.heap = heap;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * A slot that was measured.
     *
     * @param order position in its turn
     * @param start ms of measuring time since the start of the run
     */
    record Taken(int turn, int order, long start, SlotReport report) {}

    /**
     * The measurements of a JVM, or the reason why it has none.
     *
     * @param peak peak resident memory of the measured process, B; empty if it failed or the system does not report it
     * @param facts null if it failed
     * @param failure empty if it did not
     */
    record Outcome(
            Contender contender, List<Taken> slots, OptionalLong peak, ForkReport facts, Optional<String> failure) {}

    /** The order within turns. */
    interface Order {
        List<Integer> of(int turn, int size);
    }

    /** Returns an order that is drawn anew for each turn. */
    static Order random(RandomGenerator random) {
        return (turn, size) -> {
            List<Integer> order = IntStream.range(0, size).boxed().collect(Collectors.toCollection(ArrayList::new));
            for (int i = size - 1; i > 0; i--) {
                Collections.swap(order, i, random.nextInt(i + 1));
            }
            return order;
        };
    }

    /** Returns the order AB, BA, AB, …. */
    static Order alternating() {
        return (turn, size) -> {
            List<Integer> order = IntStream.range(0, size).boxed().collect(Collectors.toCollection(ArrayList::new));
            if (turn % 2 == 1) {
                Collections.reverse(order);
            }
            return order;
        };
    }

    /** Measures, and returns the outcomes in the order of the contenders. */
    List<Outcome> measure(List<Contender> contenders, Order order) {
        int count = contenders.size();
        MeasuringJvm[] jvms = new MeasuringJvm[count];
        TurnGiver[] givers = new TurnGiver[count];
        String[] failures = new String[count];
        List<List<Taken>> slots = contenders.stream()
                .map(c -> (List<Taken>) new ArrayList<Taken>())
                .toList();
        try (ServerSocket server = new ServerSocket(0, count, InetAddress.getLoopbackAddress())) {
            start(contenders, server, jvms, givers, failures);
            for (int i = 0; i < count; i++) {
                if (givers[i] != null) {
                    floors.add(contenders.get(i).launcher(), givers[i].floor());
                    if (patience.isPresent()) {
                        givers[i].limit(patience.get());
                    }
                }
            }
            for (int turn = -1; turn < turns; turn++) {
                takeTurns(turn, order, jvms, givers, failures, slots);
            }
            List<List<Taken>> unsteady = unsteady(slots, givers);
            for (int turn = turns; turn < turns + FURTHER && !unsteady.isEmpty(); turn++) {
                takeTurns(turn, order, jvms, givers, failures, slots);
            }
            unsteady.forEach(slotsOfOne -> slotsOfOne.removeIf(taken -> taken.turn() < turns / 3));
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                outcomes.add(
                        failures[i] == null
                                ? new Outcome(
                                        contenders.get(i),
                                        slots.get(i),
                                        jvms[i].peak(),
                                        jvms[i].facts(),
                                        Optional.empty())
                                : new Outcome(
                                        contenders.get(i),
                                        List.of(),
                                        OptionalLong.empty(),
                                        null,
                                        Optional.of(failures[i])));
            }
            return outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close(givers, jvms);
        }
    }

    /** Returns the slots of the JVMs that ran faster or slower at the end than at the beginning, and would take further turns. */
    private List<List<Taken>> unsteady(List<List<Taken>> slots, TurnGiver... givers) {
        List<Integer> whole = IntStream.range(0, givers.length)
                .filter(i -> givers[i] != null)
                .boxed()
                .toList();
        Trend trend = new Trend(whole.stream().map(slots::get).toList());
        return whole.stream()
                .filter(i -> slots(givers[i]) > turns)
                .map(slots::get)
                .filter(ofOne -> trend.of(ofOne).isPresent())
                .toList();
    }

    private void takeTurns(
            int turn,
            Order order,
            MeasuringJvm[] jvms,
            TurnGiver[] givers,
            String[] failures,
            List<List<Taken>> slots) {
        int place = 0;
        for (int i : order.of(turn + 1, givers.length)) {
            if (givers[i] != null) {
                takeTurn(i, turn, place++, jvms, givers, failures, slots.get(i));
            }
        }
    }

    private void takeTurn(
            int i, int turn, int place, MeasuringJvm[] jvms, TurnGiver[] givers, String[] failures, List<Taken> slots) {
        try {
            if (turn >= slots(givers[i])) {
                givers[i].skip();
            } else {
                givers[i].awaitReady();
                long start = clock.millis();
                Launcher launcher = jvms[i].contender().launcher();
                SlotReport report = givers[i].measure(floors.of(launcher));
                floors.add(launcher, report.floor());
                jvms[i].seePeak();
                if (turn >= 0) { // the first is JMH's warm-up
                    slots.add(new Taken(turn, place, start, report));
                }
            }
            if (turn + 1 < turns + FURTHER) {
                givers[i].awaitReady(); // what JMH does between iterations must not overlap the next slot
            }
        } catch (SocketTimeoutException e) {
            jvms[i].kill();
            failures[i] = FailureReason.stuck(patience.orElseThrow());
            givers[i] = null;
        } catch (IOException e) {
            Stop.await();
            failures[i] = jvms[i].whyItEnded();
            givers[i] = null;
        }
    }

    private int slots(TurnGiver giver) {
        return giver.nanos() <= LONG_OPERATION
                ? Integer.MAX_VALUE
                : (int) Math.min(turns, Math.max(LEAST_SLOTS, LONG_CELLS / giver.nanos()));
    }

    /** Starts as many JVMs at once as there are cores: with more, each would take longer, and would wait while others warm up. */
    private void start(
            List<Contender> contenders, ServerSocket server, MeasuringJvm[] jvms, TurnGiver[] givers, String[] failures)
            throws IOException {
        server.setSoTimeout(POLL);
        int cores = Runtime.getRuntime().availableProcessors();
        long[] began = new long[contenders.size()];
        int started = 0;
        int settled = 0;
        while (settled < contenders.size()) {
            while (started < contenders.size() && started - settled < cores) {
                Contender contender = contenders.get(started);
                HeapSize size = HeapSize.of(contender.job(), heap);
                began[started] = System.nanoTime();
                jvms[started] = MeasuringJvm.start(contender, started, server.getLocalPort(), turns + FURTHER, size);
                started++;
            }
            settled += greet(server, givers, failures) ? 1 : 0;
            for (int i = 0; i < started; i++) {
                if (givers[i] == null && failures[i] == null && !jvms[i].isAlive()) {
                    Stop.await();
                    failures[i] = jvms[i].whyItEnded();
                    settled++;
                } else if (givers[i] == null && failures[i] == null && isEndless(began[i])) {
                    jvms[i].kill();
                    failures[i] = FailureReason.endless(patience.orElseThrow());
                    settled++;
                }
            }
        }
    }

    private boolean isEndless(long began) {
        return patience.isPresent()
                && System.nanoTime() - began > patience.get().toNanos();
    }

    /** Accepts a connection, if there is one, and returns whether it is that of a JVM which is ready. */
    static boolean greet(ServerSocket server, TurnGiver[] givers, String... failures) throws IOException {
        Socket socket;
        try {
            socket = server.accept();
        } catch (SocketTimeoutException e) {
            return false;
        }
        try {
            socket.setSoTimeout(CONNECTED);
            TurnGiver giver = new TurnGiver(socket);
            socket.setSoTimeout(0);
            if (failures[giver.id()] != null) { // it became ready while it was being ended
                giver.close();
                return false;
            }
            givers[giver.id()] = giver;
            return true;
        } catch (IOException e) {
            socket.close(); // another program, or a JVM that has ended or now ends, which is noticed by itself
            return false;
        }
    }

    private static void close(TurnGiver[] givers, MeasuringJvm[] jvms) {
        List<MeasuringJvm> started =
                Arrays.stream(jvms).filter(jvm -> jvm != null).toList();
        started.forEach(MeasuringJvm::kill); // all of them, even if the files of one cannot be deleted
        started.forEach(MeasuringJvm::close);
        for (TurnGiver giver : givers) {
            if (giver != null) {
                try {
                    giver.close();
                } catch (IOException e) {
                    continue; // its JVM has ended
                }
            }
        }
    }
}

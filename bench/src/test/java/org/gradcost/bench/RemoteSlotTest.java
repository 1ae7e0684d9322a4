package org.gradcost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.mode.SelfTimed;
import org.junit.jupiter.api.Test;

class RemoteSlotTest {

    /** A program whose gradients always take the same times, and which notes what it is asked for. */
    private static final class Program implements SelfTimed {

        private final double[] nanos;
        private final List<Double> asked = new ArrayList<>();

        Program(double... nanos) {
            this.nanos = nanos;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            return 0;
        }

        @Override
        public Times run(double seconds) {
            asked.add(seconds);
            return new Times(nanos, 7);
        }

        @Override
        public void close() {}
    }

    private static SlotReport report(RemoteSlot slot, long floor) {
        return slot.report(floor, new ThreadUse(1, 2, 3, 4));
    }

    @Test
    void aSlotIsOneRequestAndItsMedianCounts() {
        Program program = new Program(10, 30, 20, 900);
        RemoteSlot slot = new RemoteSlot(program);
        assertEquals(25, slot.nanos());
        program.asked.clear();
        slot.run();
        assertEquals(List.of(0.01), program.asked);
        SlotReport report = report(slot, Long.MAX_VALUE / 2);
        assertEquals(25, report.time());
        assertEquals(240, report.timeMean());
        assertEquals(7, report.operations());
        assertTrue(report.use().allocated() < 0 && report.use().running() < 0, "nothing of it is this JVM's to tell");
    }

    @Test
    void theProbesTagAllBatches() {
        RemoteSlot slot = new RemoteSlot(new Program(10, 30, 20));
        SlotReport quiet = report(slot, Long.MAX_VALUE / 2);
        assertEquals(3, quiet.quiet());
        assertEquals(20, quiet.timeQuiet());
        assertEquals(0, quiet.shared());
        SlotReport shared = report(slot, 1);
        assertEquals(3, shared.shared());
        assertEquals(20, shared.timeShared());
        assertEquals(0, shared.quiet());
    }

    @Test
    void aLongOperationIsAskedForOnceAndNotTagged() {
        Program program = new Program(2e7);
        RemoteSlot slot = new RemoteSlot(program);
        program.asked.clear();
        slot.run();
        assertEquals(List.of(0.0), program.asked);
        SlotReport report = report(slot, 1);
        assertEquals(0, report.shared() + report.quiet());
        assertEquals(2e7, report.time());
    }
}

package org.gradcost.gradbench.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.gradcost.bench.HeapCheck;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.mode.Granularity;
import org.junit.jupiter.api.Test;

class MessageSizeTest {

    private static final int N = 1000;

    /** Three times the line that is sent, for every module; small sizes always fit. */
    @Test
    void thePredictionIsNearTheMessage() {
        int modules = 0;
        for (Family family : Families.all()) {
            int n = family.nearest(N);
            Problem problem = family.problem(n, 1);
            ToolModule module = ToolModule.of(problem);
            MessageSize size = new MessageSize(family);
            assertEquals(0, size.applyAsDouble(family.nearest(10)), family.name());
            if (module == null || n <= family.nearest(400)) {
                continue;
            }
            modules++;
            Map<String, Object> input = module.questions().timed(problem).fields();
            double length = ToolSession.bytes(0, "evaluate", Map.of("input", input)).length;
            double ratio = size.applyAsDouble(n) / (3 * length);
            assertTrue(ratio > 0.7 && ratio < 1.4, family.name() + ": " + ratio);
        }
        assertTrue(modules >= 10, "modules: " + modules);
    }

    @Test
    void aMatrixThatDoesNotFitIsRefusedInOneLine() {
        ToolMode tool = new ToolMode("hand-cpp=/bin/true");
        Family helmholtz = Families.named("helmholtz");
        HeapCheck heap = new HeapCheck(6L << 30);
        String reason = heap.refusal(tool, helmholtz, Granularity.PLAIN, 10_000).orElseThrow();
        assertTrue(reason.startsWith("needs ") && reason.contains(" but a heap of 6.0 has room for 4.5:"), reason);
        assertEquals(1, reason.lines().count());
        assertTrue(heap.refusal(tool, helmholtz, Granularity.PLAIN, 2000).isEmpty());
    }
}

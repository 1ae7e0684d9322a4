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
    private static final ToolMode TOOL = new ToolMode("hand-cpp=/bin/true");
    private static final Family HELMHOLTZ = Families.named("helmholtz");

    /** The prediction is about three times the line that is sent, for every module; small sizes always fit. */
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
        HeapCheck heap = new HeapCheck(4L << 30);
        String reason = heap.refusal(TOOL, HELMHOLTZ, Granularity.PLAIN, 8000).orElseThrow();
        assertTrue(
                reason.matches("needs [345]\\.?\\d* GiB, but a heap of 4 GiB has room for 3 GiB: use at most n = \\d+,"
                        + " or a larger heap \\(java -Xmx…\\)"),
                reason);
        assertTrue(heap.refusal(TOOL, HELMHOLTZ, Granularity.PLAIN, 2000).isEmpty());
    }

    /** A larger heap is not recommended for a line that is longer than any array. */
    @Test
    void aLineThatFitsNoHeapIsRefusedAsSuch() {
        HeapCheck heap = new HeapCheck(1L << 40);
        String reason = heap.refusal(TOOL, HELMHOLTZ, Granularity.PLAIN, 20_000).orElseThrow();
        assertTrue(
                reason.matches(
                        "needs an array of more than 2\\^31 elements \\(for a tool, a message of more than 2 GiB\\),"
                                + " which Java does not allow in any heap: use at most n = \\d+"),
                reason);
        int most = Integer.parseInt(reason.replaceAll(".* ", ""));
        assertTrue(most > 8000 && most < 12_000, reason);
        assertTrue(heap.refusal(TOOL, HELMHOLTZ, Granularity.PLAIN, most).isEmpty());
        assertTrue(heap.refusal(TOOL, HELMHOLTZ, Granularity.PLAIN, most + 1).isPresent());
    }
}

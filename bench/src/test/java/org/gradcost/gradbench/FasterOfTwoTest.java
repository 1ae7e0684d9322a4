package org.gradcost.gradbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;

class FasterOfTwoTest {

    private static final Map<String, double[]> INPUT = Map.of("x", new double[] {1, 2, -3});

    @Test
    void theFasterWorkloadRuns() {
        Fixed slow = new Fixed(2000, 1);
        Fixed fast = new Fixed(1000, 1);
        for (List<Fixed> order : List.of(List.of(slow, fast), List.of(fast, slow))) {
            FasterOfTwo faster = new FasterOfTwo(order.get(0), () -> order.get(1));
            faster.prepare();
            assertSame(fast, faster.fastest());
            faster.run();
        }
        assertEquals(0, slow.runs);
        assertEquals(2, fast.runs);
    }

    @Test
    void whatCannotWinIsNotTried() {
        Fixed hopeless = new Fixed(1, 6); // a pass takes 10 at least
        Fixed hopeful = new Fixed(1, 4);
        for (Fixed second : List.of(hopeless, hopeful)) {
            FasterOfTwo faster = new FasterOfTwo(new Fixed(50, 1), () -> second);
            faster.prepare();
        }
        assertEquals(0, hopeless.trials);
        assertEquals(true, hopeful.trials > 0);
    }

    @Test
    void aSingleRunIsNoContest() {
        FasterOfTwo faster = new FasterOfTwo(new Fixed(2, 1), () -> {
            throw new AssertionError("asked for");
        });
        assertEquals(1, Runs.of(faster, new Asked(1, 0, false), false).count());
    }

    @Test
    void forwardRunsInClassesOfItsOwnAndSaysTheSame() throws IOException {
        Workload apart = IsolatedClassLoader.forward("lse", "gradient", INPUT);
        Workload here = Evals.named("lse").workload("gradient", new Input("input", INPUT), Choice.FORWARD);
        assertNotSame(here.getClass(), apart.getClass());
        assertEquals(here.getClass().getName(), apart.getClass().getName());
        assertArrayEquals(output(here), output(apart));
    }

    @Test
    void aBadInputIsToldFromThereToo() {
        assertThrows(BadInputException.class, () -> IsolatedClassLoader.forward("lse", "gradient", Map.of()));
    }

    private static byte[] output(Workload workload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workload.run();
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            workload.write(json);
        }
        return out.toByteArray();
    }

    private static final class Fixed implements Workload {

        private final long trial;
        private final int passes;
        private int trials;
        private int runs;

        Fixed(long trial, int passes) {
            this.trial = trial;
            this.passes = passes;
        }

        @Override
        public int passes() {
            return passes;
        }

        @Override
        public long primal() {
            return 10;
        }

        @Override
        public long trial() {
            trials++;
            return trial;
        }

        @Override
        public void run() {
            runs++;
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeNumber(trial);
        }
    }
}

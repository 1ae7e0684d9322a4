package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.Supplier;
import org.gradcost.bench.WarmUp;

/**
 * The faster of two workloads that compute the same, found out before anything is timed: each is tried until it is warm,
 * and judged by the shortest of its times. The second is not tried where its passes take longer than the first does even
 * if each costs no more than the function alone.
 */
final class FasterOfTwo implements Workload {

    private static final long STRETCH = 100_000_000; // ns
    private static final long MOST = 3_000_000_000L;

    private Supplier<Workload> other;
    private Workload faster;

    /** Creates a pair of which the first counts as the faster until they are compared. */
    FasterOfTwo(Workload first, Supplier<Workload> second) {
        this.faster = first;
        this.other = second;
    }

    /** Returns a pair of the faster workload and another one. */
    FasterOfTwo against(Supplier<Workload> second) {
        return new FasterOfTwo(faster, second);
    }

    @Override
    public void prepare() {
        Workload second = other.get();
        long least = least(faster);
        if (second.passes() * faster.primal() < least && least(second) < least) {
            faster = second;
        }
        other = null;
    }

    private static long least(Workload workload) {
        WarmUp warmUp = WarmUp.ofThisJvm(STRETCH, MOST);
        long least = Long.MAX_VALUE;
        long start;
        do {
            start = System.nanoTime();
            least = Math.min(least, workload.trial());
        } while (!warmUp.ends(System.nanoTime() - start));
        return least;
    }

    /** Returns the faster workload. */
    Workload fastest() {
        return faster;
    }

    @Override
    public String mode() {
        return faster.mode();
    }

    @Override
    public void run() {
        faster.run();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        faster.write(json);
    }
}

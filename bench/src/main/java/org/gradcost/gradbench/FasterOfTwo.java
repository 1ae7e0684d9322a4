package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.Supplier;
import org.gradcost.bench.WarmUp;

/**
 * The faster of two workloads with the same result, determined before anything is timed: each is tried until it is warm, and
 * their minimum times are compared. The second is not tried if its passes would take longer than the first even if each cost no
 * more than the primal.
 */
final class FasterOfTwo implements Workload {

    private static final long STRETCH = 100_000_000; // ns
    private static final long MOST = 3_000_000_000L;

    private Supplier<Workload> other;
    private Workload faster;

    /** Creates a pair whose first workload counts as the faster until they are compared. */
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

package org.gradcost.tape.random;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Goes through seeds: so many of them from a fixed one, or without an end from the clock on. */
final class Hunt {
    private static final long FIRST = 20261122;
    private static final String ENDLESS = "endless";
    private static final long REPORT = 100_000;

    private Hunt() {}

    /**
     * Fails with the finding of the first seed that has one.
     *
     * @param circuits unless {@code -Dgradcost.circuits} says otherwise
     * @param find for each thread its own way from a seed to what is wrong with its circuit
     */
    static void run(int circuits, Supplier<LongFunction<Optional<String>>> find) {
        String asked = System.getProperty("gradcost.circuits", String.valueOf(circuits));
        boolean endless = asked.equals(ENDLESS);
        long first = Long.getLong("gradcost.seed", endless ? System.nanoTime() : FIRST);
        LongStream seeds = LongStream.range(first, endless ? Long.MAX_VALUE : first + Long.parseLong(asked));
        ThreadLocal<LongFunction<Optional<String>>> own = ThreadLocal.withInitial(find);
        seeds.parallel().forEach(seed -> {
            if (endless && (seed - first) % REPORT == 0) {
                System.out.println("circuits from seed " + seed);
            }
            Optional<String> wrong = own.get().apply(seed);
            if (wrong.isPresent()) {
                fail("seed " + seed + " (again: -Dgradcost.circuits=1 -Dgradcost.seed=" + seed + "): " + wrong.get());
            }
        });
    }
}

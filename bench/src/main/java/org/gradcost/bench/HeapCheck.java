package org.gradcost.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.gradcost.family.Family;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ReverseBlocked;
import org.gradcost.results.format.Rounded;

/**
 * The check whether a gradient fits the heap. It is made before the gradient is started, since a JVM that runs out of memory has
 * measured nothing.
 */
public final class HeapCheck {

    private static final Mode BLOCKED = new ReverseBlocked();

    /**
     * The part of the heap that the default collector can fill with live objects, since it needs space to move them. At n = 10⁸ a
     * gradient of 10.1 GiB ran out of memory in a heap of 12 GiB.
     */
    private static final double USABLE = 0.75;

    private record Circuit(String mode, String family, Granularity gates) {}

    /** The number of bytes as a function of n, from one sample of a circuit. */
    private final Map<Circuit, IntToDoubleFunction> needs = new HashMap<>();

    private final long heap;

    /**
     * Creates the check for a heap.
     *
     * @param heap maximum heap size of the JVM, bytes
     */
    public HeapCheck(long heap) {
        this.heap = heap;
    }

    /**
     * Returns why a gradient does not fit: the memory that it needs, the memory available, and the largest n that fits; or that it
     * fits no heap. What else would help is named only if it does.
     *
     * @return empty if it fits, or if its memory is unknown
     */
    public Optional<String> refusal(Mode mode, Family family, Granularity gates, int n) {
        IntToDoubleFunction needed = needs.computeIfAbsent(
                new Circuit(mode.name(), family.name(), gates), circuit -> mode.bytes(family, gates));
        double need = needed.applyAsDouble(n);
        double usable = USABLE * heap;
        if (need <= usable) {
            return Optional.empty();
        }
        int most = family.nearest(largest(needed, usable, n));
        if (need == Double.POSITIVE_INFINITY) {
            return Optional.of(
                    "needs an array of more than 2^31 elements (for a tool, a message of more than 2 GiB), which Java"
                            + " does not allow in any heap: use at most n = " + most);
        }
        return Optional.of("needs " + Rounded.bytes(need) + ", but a heap of " + Rounded.bytes(heap) + " has room for "
                + Rounded.bytes(usable) + ": use at most n = " + most + ", "
                + (hasBlocks(family, gates)
                        ? "a larger heap (java -Xmx…), or " + BLOCKED.name()
                        : "or a larger heap (java -Xmx…)"));
    }

    /** Returns whether the mode whose tape does not grow can run a family's circuit in these gates. */
    private static boolean hasBlocks(Family family, Granularity gates) {
        return BLOCKED.granularities(family.problem(family.nearest(1), 1)).contains(gates);
    }

    /** Returns the largest n below a limit that fits, or 1. */
    private static int largest(IntToDoubleFunction needed, double usable, int limit) {
        int fits = 1;
        int tooLarge = limit;
        while (tooLarge - fits > 1) {
            int n = fits + (tooLarge - fits) / 2;
            if (needed.applyAsDouble(n) <= usable) {
                fits = n;
            } else {
                tooLarge = n;
            }
        }
        return fits;
    }
}

package org.gradcost.bench;

import java.util.Locale;
import java.util.Optional;
import org.gradcost.family.Family;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;

/** Whether a gradient fits the heap: asked before it starts, since a JVM that dies midway has measured nothing. */
public final class Fit {

    private static final double GIBI = 1L << 30;

    private Fit() {}

    /**
     * What stands against a gradient: the memory that it needs, the memory there is, and up to which n it would do.
     *
     * @param heap the largest heap of the JVM, bytes
     * @return empty if it fits, or nothing is known of its memory
     */
    public static Optional<String> refusal(Mode mode, Family family, Granularity gates, int n, long heap) {
        double need = mode.bytes(family, gates, n);
        if (need <= heap) {
            return Optional.empty();
        }
        int most = family.nearest((int) Math.max(1, n * Math.pow(heap / need, 1 / family.growth())));
        return Optional.of(String.format(
                Locale.ROOT,
                "needs %.1f GiB, the heap has %.1f: it fits up to n = %d; a larger heap (java -Xmx…) or"
                        + " reverse-blocked, where the family has it, takes more",
                need / GIBI,
                heap / GIBI,
                most));
    }
}

package org.gradcost.gate.matrix.kernel;

/**
 * {@code a·b + c}, rounded once where the processor has an instruction for that. Without one {@link Math#fma} computes it by
 * {@code BigDecimal}, hundreds of times slower, and the product is rounded as well.
 *
 * <p>The JVM tells which of the two it is only through a management bean, whose loading takes longer than to compile a small
 * tape. So some calls are timed, once, in the interpreter: the fastest takes less than 0.2 µs with the instruction and
 * more than 10 µs without.
 */
public final class FusedMultiplyAdd {

    private static final int CALLS = 64;

    /** Nanoseconds between the two cases. */
    private static final long LIMIT = 1000;

    /** Whether {@link Math#fma} is an instruction. */
    public static final boolean INSTRUCTION = isInstruction();

    private FusedMultiplyAdd() {}

    /** Returns a·b + c. */
    public static double of(double a, double b, double c) {
        return INSTRUCTION ? Math.fma(a, b, c) : a * b + c;
    }

    private static boolean isInstruction() {
        double x = 1 / 3.0;
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            x = Math.fma(x, x, 0.1);
            if (System.nanoTime() - start < LIMIT) {
                return x == x;
            }
        }
        return false;
    }
}

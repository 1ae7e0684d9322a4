package org.gradcost.gate.matrix.kernel;

/**
 * The operation {@code a·b + c}, with a single rounding if the processor has an instruction for it. Without the instruction,
 * {@link Math#fma} would use {@code BigDecimal}, which is hundreds of times slower; the product is then rounded separately.
 *
 * <p>The JVM reports whether it uses the instruction only through a management bean, whose loading takes longer than
 * compiling a small tape. Instead, a few calls are timed once, in the interpreter: the fastest takes less than 0.2 µs with
 * the instruction and more than 10 µs without.
 */
public final class FusedMultiplyAdd {

    private static final int CALLS = 64;

    /** The time of a call in nanoseconds that separates the two cases. */
    private static final long LIMIT = 1000;

    /** Whether {@link Math#fma} is compiled to an instruction of this processor. */
    public static final boolean INSTRUCTION = isInstruction();

    private FusedMultiplyAdd() {}

    /** Returns a·b + c, rounded once if {@link #INSTRUCTION} is true, otherwise twice. */
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

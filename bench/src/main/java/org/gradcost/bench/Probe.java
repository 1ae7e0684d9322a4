package org.gradcost.bench;

import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A piece of work that uses the whole throughput of a core: eight independent chains of floating-point operations and three of
 * integer operations, about 5 µs. It takes its minimum time only while no other hardware thread of the core is running.
 */
public final class Probe {

    private static final int ROUNDS = 1200;
    private static final int WARM = 20_000;

    private long integers = 1;
    private double a0 = 1;
    private double a1 = 2;
    private double a2 = 3;
    private double a3 = 4;
    private double a4 = 5;
    private double a5 = 6;
    private double a6 = 7;
    private double a7 = 8;

    /** Returns a probe that the JVM has already compiled. */
    public static Probe warm() {
        Probe probe = new Probe();
        double sum = 0;
        for (int i = 0; i < WARM; i++) {
            sum += probe.run();
        }
        probe.a0 += sum == 0 ? 1 : 0; // so that none of it can be optimised away
        return probe;
    }

    /** Runs the probe once. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public double run() {
        double a = a0;
        double b = a1;
        double c = a2;
        double d = a3;
        double e = a4;
        double f = a5;
        double g = a6;
        double h = a7;
        long p = 1;
        long q = 2;
        long r = 3;
        for (int i = 0; i < ROUNDS; i++) {
            a = a * 0.999 + 1;
            b = b * 0.999 + 1;
            c = c * 0.999 + 1;
            d = d * 0.999 + 1;
            e = e * 0.999 + 1;
            f = f * 0.999 + 1;
            g = g * 0.999 + 1;
            h = h * 0.999 + 1;
            p += i ^ q;
            q += i + r;
            r += i ^ p;
        }
        integers += p + q + r;
        return a + b + c + d + e + f + g + h;
    }
}

package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The tables of {@link Elementary}, computed again to 60 digits. */
class ElementaryTablesTest {

    private static final int CELLS = 128;
    private static final long FIRST_CELL = 0x3fe6000000000000L;

    @Test
    void powersOfTwo() {
        Exact step = Exact.of(2).log().scaled(-7);
        for (int j = 0; j < CELLS; j++) {
            Exact power = step.times(j).exp();
            double nearest = ElementaryTables.POWER[j];
            assertTrue(Ulps.between(nearest, power) <= 0.5, "2^(" + j + "/128)");
            same(power.minus(Exact.of(nearest)).over(power), ElementaryTables.POWER_REST[j], 0x1p-104);
        }
    }

    /** r = z·c − 1 has no rounding error and |r| ≤ 2^−7 at both ends of each cell, and −log c is the sum of two doubles. */
    @Test
    void reciprocals() {
        for (int i = 0; i < CELLS; i++) {
            double c = ElementaryTables.RECIPROCAL[i];
            double first = Double.longBitsToDouble(FIRST_CELL + ((long) i << 45));
            double last = Math.nextDown(Double.longBitsToDouble(FIRST_CELL + ((long) (i + 1) << 45)));
            for (double z : new double[] {first, last, Math.nextUp(first), (first + last) / 2}) {
                Exact r = Exact.of(z).times(c).minus(Exact.ONE);
                assertEquals(0, Exact.of(r.toDouble()).minus(r).sign(), "r at " + z);
                assertTrue(r.abs().toDouble() <= 0x1p-7, "r at " + z);
            }
            double high = ElementaryTables.LOG[i];
            assertEquals(Math.rint(high * 0x1p42), high * 0x1p42, "bits of log " + c);
            same(Exact.of(c).log().negate().minus(Exact.of(high)), ElementaryTables.LOG_REST[i], 0x1p-94);
        }
        same(Exact.of(2).log().minus(Exact.of(Elementary.LOG_2)), Elementary.LOG_2_REST, 0x1p-94);
    }

    private static void same(Exact truth, double actual, double error) {
        assertTrue(truth.minus(Exact.of(actual)).abs().toDouble() <= error, actual + " for " + truth.toDouble());
    }
}

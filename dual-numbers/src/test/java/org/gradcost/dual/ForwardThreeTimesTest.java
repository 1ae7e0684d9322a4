package org.gradcost.dual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gradcost.gate.Gates;
import org.gradcost.gate.NestingAgreement;
import org.junit.jupiter.api.Test;

/** Three levels of dual numbers. */
class ForwardThreeTimesTest {

    @Test
    void secondDerivativesAreThoseOfTwoLevels() {
        Gates.unary().forEach(gate -> NestingAgreement.check(new ForwardThreeTimes(), gate));
        Gates.binary().forEach(gate -> NestingAgreement.check(new ForwardThreeTimes(), gate));
    }

    /** By their closed forms at 0.3. */
    @Test
    void thirdDerivatives() {
        double x = 0.3;
        double t = Math.tanh(x);
        double s = 1 - t * t;
        assertEquals(Math.exp(x), ForwardThreeTimes.third(Gates.EXP, x), 1e-15);
        assertEquals(-Math.cos(x), ForwardThreeTimes.third(Gates.SIN, x), 1e-15);
        assertEquals(2 / (x * x * x), ForwardThreeTimes.third(Gates.LOG, x), 1e-12);
        assertEquals(-6 / Math.pow(x, 4), ForwardThreeTimes.third(Gates.RECIPROCAL, x), 1e-10);
        assertEquals(0.375 * Math.pow(x, -2.5), ForwardThreeTimes.third(Gates.SQRT, x), 1e-12);
        assertEquals(2 * s * (3 * t * t - 1), ForwardThreeTimes.third(Gates.TANH, x), 1e-14);
        assertEquals((2 * x * x + 1) / Math.pow(1 - x * x, 2.5), ForwardThreeTimes.third(Gates.ASIN, x), 1e-14);
    }

    /** By the slopes of slopes: gates of families, whose next member is the slope of the one before. */
    @Test
    void thirdDerivativesOfSpecialFunctions() {
        double x = 0.3;
        assertEquals((4 * x * x - 2) * Gates.ERF.slope(x), ForwardThreeTimes.third(Gates.ERF, x), 1e-15);
        double ofDigamma = new ForwardOverForward().differentiate(Gates.DIGAMMA, x)[2];
        assertEquals(ofDigamma, ForwardThreeTimes.third(Gates.LOG_GAMMA, x), 1e-14 * Math.abs(ofDigamma));
        for (double z : new double[] {-3, -0.4, 0.7, 2}) {
            double s = Gates.LOG_NORMAL_CDF.slope(z);
            double first = -s * (z + s);
            double second = -first * (z + s) - s * (1 + first);
            assertEquals(second, ForwardThreeTimes.third(Gates.LOG_NORMAL_CDF, z), 1e-14, "at " + z);
        }
    }
}

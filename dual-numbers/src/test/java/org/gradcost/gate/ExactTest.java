package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;

/** The reference is held against another one, Hipparchus' decimal numbers of 60 digits, by people who share no line of it. */
class ExactTest {
    private static final long SEED = 20261122;
    private static final DfpField FIELD = new DfpField(60);

    @Test
    void agreesWithDfpToFortyDigits() {
        agree("exp", -300, 300, Exact::exp, DfpMath::exp);
        agree("expm1", 0.1, 3, Exact::expm1, x -> DfpMath.exp(x).subtract(1));
        agree("log", 0.01, 1000, Exact::log, DfpMath::log);
        agree("log1p", 0.1, 5, Exact::log1p, x -> DfpMath.log(x.add(1)));
        agree("sin", -20, 20, Exact::sin, DfpMath::sin);
        agree("cos", -20, 20, Exact::cos, DfpMath::cos);
        agree("atan", -20, 20, x -> x.atan2(Exact.ONE), DfpMath::atan);
        agree("sqrt", 0.1, 100, Exact::sqrt, Dfp::sqrt);
        agree("1/x", 0.1, 100, Exact::reciprocal, Dfp::reciprocal);
        agree("x^0.7", 0.1, 100, x -> x.pow(Exact.of(0.7)), x -> DfpMath.pow(x, FIELD.newDfp(0.7)));
    }

    /** Small arguments, where a sum of decimal digits has none left: by the first terms of the series. */
    @Test
    void keepsItsDigitsNearZero() {
        Exact x = Exact.of(0x1p-70);
        Exact half = x.squared().scaled(-1);
        Exact sixth = x.squared().times(x).over(Exact.of(6));
        assertClose(x.plus(half).plus(sixth), x.expm1(), -200);
        assertClose(x.minus(half).plus(sixth.scaled(1)), x.log1p(), -200);
        assertClose(x.minus(sixth), x.sin(), -300);
        assertClose(x.minus(sixth.scaled(1)), x.atan2(Exact.ONE), -300);
    }

    /** The double next to 5·10^22·π/2 or so: all of its sine lies in far digits of π. */
    @Test
    void reducesLargeAngles() {
        // The worst case of doubles (Muller, Elementary Functions, 2nd ed., table 9.1): 6381956970095103·2^797.
        Exact cosine = new Exact(java.math.BigInteger.valueOf(6381956970095103L), 797).cos();
        assertEquals(-4.68716592425462761112e-19, cosine.toDouble(), 1e-30);
    }

    @Test
    void doublesComeBackAsTheyWere() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 1000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x)) {
                assertEquals(x, Exact.of(x).toDouble());
            }
        }
        assertEquals(Double.MIN_VALUE, Exact.of(Double.MIN_VALUE).toDouble());
        assertEquals(
                Double.POSITIVE_INFINITY, Exact.of(Double.MAX_VALUE).scaled(1).toDouble());
        assertEquals("2", Exact.of(2.5).rint().toString());
        assertEquals("4", Exact.of(3.5).rint().toString());
        assertEquals("-3", Exact.of(-2.75).rint().toString());
    }

    private static void agree(
            String name, double from, double to, UnaryOperator<Exact> exact, UnaryOperator<Dfp> decimal) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 30; i++) {
            double x = random.nextDouble(from, to);
            Exact a = exact.apply(Exact.of(x));
            Dfp b = decimal.apply(FIELD.newDfp(x));
            // Compared as doubles and in what they leave: 17 digits and 23 more.
            double first = a.toDouble();
            double restA = a.minus(Exact.of(first)).toDouble();
            double restB = b.subtract(FIELD.newDfp(first)).toDouble();
            assertEquals(restA, restB, 1e-40 * Math.abs(first), name + " at " + x + ", seed " + SEED);
        }
    }

    private static void assertClose(Exact expected, Exact actual, int magnitude) {
        assertTrue(expected.minus(actual).magnitude() < magnitude - 1
                || expected.minus(actual).sign() == 0);
    }
}

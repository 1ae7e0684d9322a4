package org.gradcost.tape.engines;

import static org.gradcost.tape.engines.Engine.COMPILED;
import static org.gradcost.tape.engines.Engine.FORWARD_OVER_REVERSE;
import static org.gradcost.tape.engines.Engine.REVERSE_OVER_REVERSE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.tape.engines.Engine.Formula;
import org.gradcost.tape.engines.Engine.Result;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

/** Values and gradients at the edges, the same in every engine. */
class EnginesAgreeTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    /** Engines that multiply adjoints from the output back, by one gate after the other. */
    private static final Set<Engine> GATE_BY_GATE = EnumSet.of(COMPILED, FORWARD_OVER_REVERSE, REVERSE_OVER_REVERSE);

    private static final Set<Engine> NESTED_TAPES = EnumSet.of(FORWARD_OVER_REVERSE, REVERSE_OVER_REVERSE);

    @Test
    void gradientsThatAreZeroAreAnswers() {
        assertAll(EnginesAgreeTest::relu, at(-3), 0, 0);
        assertAll(EnginesAgreeTest::difference, at(3, 3), 0, 1, -1);
        assertAll(EnginesAgreeTest::nothing, at(3), 0, 0);
        assertAll(EnginesAgreeTest::constant, at(1, 2), 7, 0, 0);
    }

    @Test
    void anInfiniteSlopeOfASumThatCancels() {
        assertAll(EnginesAgreeTest::rootOfNothing, at(3), 0, 0);
        assertAll(EnginesAgreeTest::rootOfCancelled, at(3, 2, 5), 0, NESTED_TAPES, 0, 0, 0);
        assertAll(EnginesAgreeTest::rootOfThree, at(3, 2, 5), 0, NESTED_TAPES, 0, 0, 0);
        assertAll(EnginesAgreeTest::rootOfTwice, at(3, 2, 5), 0, NESTED_TAPES, 0, 0, 0);
    }

    @Test
    void sumsGoOnAfterTheirTotals() {
        assertAll(EnginesAgreeTest::runningTotals, at(1, 2, 3), 18, 27, 9, 3);
    }

    @Test
    void productsWithZerosAndOfLargeAndSmallNumbers() {
        assertAll(EnginesAgreeTest::product, at(1e200, 0, 1e200, 1e200), 0, 0, INF, 0, 0);
        assertAll(
                EnginesAgreeTest::product,
                at(1e150, 1e150, 1e-200, 1e-200),
                1e-100,
                GATE_BY_GATE,
                1e-250,
                1e-250,
                1e100,
                1e100);
        assertAll(
                EnginesAgreeTest::product,
                at(1e150, 1e150, 1e-200, 1e-200, 1, 1, 1, 1, 1),
                1e-100,
                GATE_BY_GATE,
                1e-250,
                1e-250,
                1e100,
                1e100,
                1e-100,
                1e-100,
                1e-100,
                1e-100,
                1e-100);
    }

    @Test
    void multiplesOfLargeAndSmallNumbers() {
        assertAll(EnginesAgreeTest::largeThenSmall, at(1, 1), 2e-100, GATE_BY_GATE, 1e-100, 1e-100);
        assertAll(EnginesAgreeTest::smallThenLarge, at(1, 1), 2e100, GATE_BY_GATE, 1e100, 1e100);
    }

    /** What the README says of engines that give something else. */
    @Test
    void exceptionsAreAsDescribed() {
        for (Engine engine : GATE_BY_GATE) {
            assertFirst(0, engine, EnginesAgreeTest::largeThenSmall, 1, 1);
        }
        for (Engine engine : NESTED_TAPES) {
            assertFirst(NAN, engine, EnginesAgreeTest::rootOfCancelled, 3, 2, 5);
        }
        assertFirst(0, Engine.TAPE, EnginesAgreeTest::rootsThatCancel, 0, 2, 5);
        assertFirst(NAN, Engine.DUAL, EnginesAgreeTest::rootsThatCancel, 0, 2, 5);
    }

    private static void assertFirst(double expected, Engine engine, Formula f, double... point) {
        assertEquals(expected, engine.differentiate(f, point).gradient()[0], engine.toString());
    }

    @Test
    void wholeNumbersOfNoNumber() {
        assertAll(EnginesAgreeTest::floor, at(NAN), NAN, NAN);
        assertAll(EnginesAgreeTest::ceil, at(NAN), NAN, NAN);
        assertAll(EnginesAgreeTest::rint, at(NAN), NAN, NAN);
        assertAll(EnginesAgreeTest::sign, at(NAN), NAN, NAN);
        assertAll(EnginesAgreeTest::floor, at(-1.5), -2, 0);
        assertAll(EnginesAgreeTest::floor, at(INF), INF, 0);
    }

    @Test
    void remainders() {
        assertAll(EnginesAgreeTest::remainder, at(1, 0), NAN, NAN, NAN);
        assertAll(EnginesAgreeTest::remainder, at(1.7e308, 1e308), -3e307, 1, -2);
        assertAll(EnginesAgreeTest::remainder, at(7, 3), 1, 1, -2);
        assertAll(EnginesAgreeTest::remainder, at(7, INF), 7, 1, 0);
    }

    @Test
    void rootsAtTheEdges() {
        for (int n : new int[] {2, 3, 4, 5, 7}) {
            boolean odd = n % 2 != 0;
            assertAll(new Root(n), at(INF), INF, 0);
            assertAll(new Root(n), at(-INF), odd ? -INF : NAN, odd ? 0 : NAN);
            assertAll(new Root(-n), at(INF), 0, 0);
            assertAll(new Root(-n), at(0), INF, -INF);
            assertAll(new Root(n), at(0), 0, INF);
            assertAll(new Root(-n), at(-INF), odd ? -0.0 : NAN, odd ? 0 : NAN);
        }
        assertAll(new Root(1), at(INF), INF, 1);
        assertAll(new Root(1), at(-INF), -INF, 1);
        assertAll(new Root(-1), at(8), 0.125, -0.015625);
        assertAll(new Root(-3), at(-8), -0.5, -0.5 / 24);
        assertAll(new Root(-2), at(-8), NAN, NAN);
    }

    @Test
    void powersAtTheEdges() {
        assertAll(EnginesAgreeTest::powerOfBase, at(0.5, INF), 0, 0, 0);
        assertAll(EnginesAgreeTest::powerOfBase, at(2, -INF), 0, 0, 0);
        for (double y : new double[] {0x1p53, 1e17, 1e300}) {
            assertAll(new Power(y), at(-2), INF, -INF);
            assertAll(new Power(y), at(-1), 1, -y);
            assertAll(new Power(-y), at(-1), 1, y);
            assertAll(new Power(-y), at(-0.5), INF, INF);
            assertAll(new Power(y), at(2), INF, INF);
            assertAll(new Power(-y), at(0.5), INF, -INF);
        }
    }

    private static double[] at(double... point) {
        return point;
    }

    private static void assertAll(Formula f, double[] point, double value, double... gradient) {
        assertAll(f, point, value, Set.of(), gradient);
    }

    /** Signs of zeros apart, which sums of several paths do not keep. */
    private static void assertAll(Formula f, double[] point, double value, Set<Engine> without, double... gradient) {
        for (Engine engine : Engine.values()) {
            if (!without.contains(engine)) {
                Result result = engine.differentiate(f, point);
                String where = engine + " at " + Arrays.toString(point) + ", n = " + f;
                assertSame(value, result.value(), where + ": value");
                for (int i = 0; i < gradient.length; i++) {
                    assertSame(gradient[i], result.gradient()[i], where + ": derivative " + i);
                }
            }
        }
    }

    private static void assertSame(double expected, double actual, String where) {
        double tolerance = Double.isFinite(expected) ? 2e-15 * Math.abs(expected) : 0;
        assertEquals(expected + 0.0, actual + 0.0, tolerance, where);
    }

    private record Root(int n) implements Formula {
        @Override
        public <T extends CalculusFieldElement<T>> T of(T[] x) {
            return x[0].rootN(n);
        }
    }

    private record Power(double exponent) implements Formula {
        @Override
        public <T extends CalculusFieldElement<T>> T of(T[] x) {
            return x[0].pow(exponent);
        }
    }

    private static <T extends CalculusFieldElement<T>> T relu(T[] x) {
        return Functions.relu(x[0]);
    }

    private static <T extends CalculusFieldElement<T>> T difference(T[] x) {
        return x[0].subtract(x[1]);
    }

    private static <T extends CalculusFieldElement<T>> T nothing(T[] x) {
        return x[0].subtract(x[0]);
    }

    private static <T extends CalculusFieldElement<T>> T constant(T[] x) {
        return x[0].newInstance(7);
    }

    private static <T extends CalculusFieldElement<T>> T rootOfNothing(T[] x) {
        return nothing(x).sqrt();
    }

    private static <T extends CalculusFieldElement<T>> T rootOfCancelled(T[] x) {
        return forth(x).subtract(back(x)).sqrt();
    }

    private static <T extends CalculusFieldElement<T>> T rootOfThree(T[] x) {
        return forth(x).multiply(2).subtract(back(x)).subtract(back(x)).sqrt();
    }

    private static <T extends CalculusFieldElement<T>> T rootOfTwice(T[] x) {
        T two = x[0].newInstance(2);
        return forth(x).multiply(2).subtract(back(x).multiply(two)).sqrt();
    }

    private static <T extends CalculusFieldElement<T>> T rootsThatCancel(T[] x) {
        return forth(x).sqrt().subtract(back(x).sqrt());
    }

    private static <T extends CalculusFieldElement<T>> T forth(T[] x) {
        return x[0].multiply(x[1]).multiply(x[2]);
    }

    private static <T extends CalculusFieldElement<T>> T back(T[] x) {
        return x[2].multiply(x[1]).multiply(x[0]);
    }

    private static <T extends CalculusFieldElement<T>> T runningTotals(T[] x) {
        Sum<T> sum = Functions.sum(x[0]);
        T product = sum.total();
        for (int i = 1; i < x.length; i++) {
            sum.add(x[i]);
            product = product.multiply(sum.total());
        }
        return product;
    }

    private static <T extends CalculusFieldElement<T>> T product(T[] x) {
        return Functions.product(x);
    }

    private static <T extends CalculusFieldElement<T>> T largeThenSmall(T[] x) {
        return x[0].multiply(1e300).add(x[1].multiply(1e300)).multiply(1e-200).multiply(1e-200);
    }

    private static <T extends CalculusFieldElement<T>> T smallThenLarge(T[] x) {
        return x[0].multiply(1e-300).add(x[1].multiply(1e-300)).multiply(1e200).multiply(1e200);
    }

    private static <T extends CalculusFieldElement<T>> T floor(T[] x) {
        return x[0].floor();
    }

    private static <T extends CalculusFieldElement<T>> T ceil(T[] x) {
        return x[0].ceil();
    }

    private static <T extends CalculusFieldElement<T>> T rint(T[] x) {
        return x[0].rint();
    }

    private static <T extends CalculusFieldElement<T>> T sign(T[] x) {
        return x[0].sign();
    }

    private static <T extends CalculusFieldElement<T>> T remainder(T[] x) {
        return x[0].remainder(x[1]);
    }

    private static <T extends CalculusFieldElement<T>> T powerOfBase(T[] x) {
        return x[0].pow(x[1]);
    }
}

package org.gradcost.tape;

import static org.gradcost.tape.NestedCircuit.NESTINGS;
import static org.gradcost.tape.NestedCircuit.array;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Partial;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.NestedCircuit.Derivatives;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.junit.jupiter.api.Test;

/** Derivatives where the formulas of textbooks break, in every nesting. */
class NestedEdgesTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[] NONE = {};

    /** Two units of the last place. */
    private static final double ROUNDING = 4.5e-16;

    @Test
    void softplusOfTheNegative() {
        assertDerivatives(NestedEdgesTest::softplusOfTheNegative, at(0), Math.log(2), row(-0.5), row(0.25));
    }

    private static <T extends CalculusFieldElement<T>> T softplusOfTheNegative(T[] x) {
        return Functions.softplus(x[0].negate());
    }

    @Test
    void hypotenuse() {
        assertDerivatives(NestedEdgesTest::hypot, at(1, 0), 1, row(1, 0), row(0, 0), row(0, 1));
        assertDerivatives(NestedEdgesTest::hypot, at(0, 0), 0, row(1, 0), row(0, 0), row(0, 0));
        assertDerivatives(NestedEdgesTest::hypot, at(1e-9, 1), 1, row(1e-9, 1), row(1, -1e-9), row(-1e-9, 1e-18));
    }

    private static <T extends CalculusFieldElement<T>> T hypot(T[] x) {
        return x[0].hypot(x[1]);
    }

    @Test
    void fifthRootOfANegativeNumber() {
        assertDerivatives(NestedEdgesTest::fifthRoot, at(-32), -2, row(0.0125), row(3.125e-4));
    }

    private static <T extends CalculusFieldElement<T>> T fifthRoot(T[] x) {
        return x[0].rootN(5);
    }

    @Test
    void powers() {
        assertDerivatives(NestedEdgesTest::power, at(0, 2), 0, row(0, 0), row(2, 0), row(0, 0));
        assertDerivatives(NestedEdgesTest::squareByAConstantNumber, at(-3), 9, row(-6), row(2));
    }

    private static <T extends CalculusFieldElement<T>> T power(T[] x) {
        return x[0].pow(x[1]);
    }

    private static <T extends CalculusFieldElement<T>> T squareByAConstantNumber(T[] x) {
        return x[0].pow(x[0].newInstance(2));
    }

    @Test
    void valuesOfPowers() {
        assertValue(NestedEdgesTest::squareRootAsAPower, 0, 0);
        assertValue(NestedEdgesTest::reciprocalSquareRoot, 1e250, 1e-125);
        assertValue(NestedEdgesTest::reciprocalAsAPower, 1e-160, 1e160);
    }

    private static <T extends CalculusFieldElement<T>> T squareRootAsAPower(T[] x) {
        return x[0].pow(0.5);
    }

    private static <T extends CalculusFieldElement<T>> T reciprocalSquareRoot(T[] x) {
        return x[0].pow(-0.5);
    }

    private static <T extends CalculusFieldElement<T>> T reciprocalAsAPower(T[] x) {
        return x[0].pow(-1);
    }

    @Test
    void absoluteValueAtItsTie() {
        assertDerivatives(NestedEdgesTest::absOfTheNegative, at(0), 0, row(-1), row(0));
        assertDerivatives(NestedEdgesTest::abs, at(-0.0), 0, row(1), row(0));
    }

    private static <T extends CalculusFieldElement<T>> T absOfTheNegative(T[] x) {
        return x[0].negate().abs();
    }

    private static <T extends CalculusFieldElement<T>> T abs(T[] x) {
        return x[0].abs();
    }

    @Test
    void flatSlopes() {
        double slope = 1.6993417021166355e-17;
        assertDerivatives(NestedEdgesTest::tanh, at(20), 1, row(slope), row(-2 * slope));
        assertDerivatives(NestedEdgesTest::asinh, at(1e200), Math.log(2e200), row(1e-200), row(0));
        assertDerivatives(NestedEdgesTest::sigmoid, at(1e-9), 0.5 + 2.5e-10, row(0.25), row(-1.25e-10));
        assertDerivatives(NestedEdgesTest::sigmoid, at(1e-17), 0.5, row(0.25), row(-1.25e-18));
    }

    private static <T extends CalculusFieldElement<T>> T tanh(T[] x) {
        return x[0].tanh();
    }

    private static <T extends CalculusFieldElement<T>> T asinh(T[] x) {
        return x[0].asinh();
    }

    private static <T extends CalculusFieldElement<T>> T sigmoid(T[] x) {
        return Functions.sigmoid(x[0]);
    }

    @Test
    void anglesOfTinyPoints() {
        assertDerivatives(
                NestedEdgesTest::angle, at(1e-200, 1e-200), Math.PI / 4, row(5e199, -5e199), row(-INF, 0), row(0, INF));
        assertDerivatives(NestedEdgesTest::angle, at(0, 1e-200), 0, row(1e200, 0), row(0, -INF), row(-INF, 0));
    }

    private static <T extends CalculusFieldElement<T>> T angle(T[] x) {
        return x[0].atan2(x[1]);
    }

    @Test
    void rootsAtZero() {
        assertDerivatives(NestedEdgesTest::plusRoot, at(1, 0), 1, row(1, INF), row(0, 0), row(0, -INF));
        assertDerivatives(NestedEdgesTest::root, at(-0.0), 0, row(INF), row(-INF));
        // There is no second derivative where a root's argument vanishes; the gradient is that of Dual.
        assertGradient(NestedEdgesTest::squaredNorm, at(0, 0), 0, 0);
        assertGradient(NestedEdgesTest::deviation, at(3, 3), 0, 0);
        assertDerivatives(NestedEdgesTest::plusLogarithmOfNothing, at(2), -INF, row(1), row(0));
    }

    private static <T extends CalculusFieldElement<T>> T plusRoot(T[] x) {
        return x[0].add(x[1].sqrt());
    }

    private static <T extends CalculusFieldElement<T>> T root(T[] x) {
        return x[0].sqrt();
    }

    private static <T extends CalculusFieldElement<T>> T squaredNorm(T[] x) {
        return x[0].square().add(x[1].square()).sqrt().square();
    }

    private static <T extends CalculusFieldElement<T>> T deviation(T[] x) {
        T mean = x[0].add(x[1]).multiply(0.5);
        return x[0].subtract(mean)
                .square()
                .add(x[1].subtract(mean).square())
                .multiply(0.5)
                .sqrt();
    }

    /** The logarithm's argument is 0 and does not move. */
    private static <T extends CalculusFieldElement<T>> T plusLogarithmOfNothing(T[] x) {
        return x[0].subtract(x[0]).log().add(x[0]);
    }

    @Test
    void quotients() {
        assertDerivatives(NestedEdgesTest::quotient, at(3, 10), 0.3, row(0.1, -0.03), row(0, -0.01), row(-0.01, 0.006));
        assertValue(NestedEdgesTest::ofItself, 1e-320, 1);
    }

    private static <T extends CalculusFieldElement<T>> T quotient(T[] x) {
        return x[0].divide(x[1]);
    }

    private static <T extends CalculusFieldElement<T>> T ofItself(T[] x) {
        return x[0].divide(x[0].newInstance(x[0].getReal()));
    }

    /** 1/b² would overflow on the way. */
    @Test
    void logarithmsOfSmallNumbers() {
        double h = 0.19661193324148185;
        double p = 0.7310585786300049;
        assertDerivatives(
                NestedEdgesTest::logSumExp, at(-400, -401), -399.6867383124818, row(p, 1 - p), row(h, -h), row(-h, h));
        assertDerivatives(NestedEdgesTest::logExp, at(-400), -400, row(1), row(0));
    }

    private static <T extends CalculusFieldElement<T>> T logSumExp(T[] x) {
        return x[0].exp().add(x[1].exp()).log();
    }

    private static <T extends CalculusFieldElement<T>> T logExp(T[] x) {
        return x[0].exp().log();
    }

    /** Nothing is carried from the side that is not taken: 0·∞ neither. */
    @Test
    void choices() {
        assertDerivatives(NestedEdgesTest::rootOrNothing, at(0), 0, row(0), row(0));
        assertDerivatives(NestedEdgesTest::rootOrNothing, at(4), 2, row(0.25), row(-0.03125));
        assertDerivatives(NestedEdgesTest::rootOrNothing, at(-1), 0, row(0), row(0));
    }

    private static <T extends CalculusFieldElement<T>> T rootOrNothing(T[] x) {
        T zero = x[0].newInstance(0);
        return Functions.ifLess(zero, x[0], x[0].sqrt(), zero);
    }

    @Test
    void logSumExpOfArrays() {
        double h = 0.19661193324148185;
        double p = 0.7310585786300049;
        double v = 0.31326168751822286;
        assertDerivatives(NestedEdgesTest::logSum, at(-400, -401), -400 + v, row(p, 1 - p), row(h, -h), row(-h, h));
        assertDerivatives(NestedEdgesTest::logSum, at(700, 701), 701 + v, row(1 - p, p), row(h, -h), row(-h, h));
        assertGradient(NestedEdgesTest::logSum, at(0, -46), 1, Math.exp(-46));
        assertValueAt(NestedEdgesTest::logSum, at(0, -46), Math.exp(-46));
        assertDerivatives(NestedEdgesTest::logSum, at(2, -INF), 2, row(1, 0), row(0, 0), row(0, 0));
        assertDerivatives(NestedEdgesTest::logSum, at(-INF, -INF), -INF, row(0, 0), row(0, 0), row(0, 0));
    }

    private static <T extends CalculusFieldElement<T>> T logSum(T[] x) {
        return Functions.logSumExp(x);
    }

    @Test
    void normsOfArrays() {
        assertDerivatives(NestedEdgesTest::norm, at(3, -4), 5, row(0.6, -0.8), row(0.128, 0.096), row(0.096, 0.072));
        assertDerivatives(NestedEdgesTest::norm, at(0, 0), 0, row(0, 0), row(0, 0), row(0, 0));
        assertGradient(NestedEdgesTest::norm, at(3e-200, 4e-200), 0.6, 0.8);
        assertGradient(NestedEdgesTest::norm, at(3e300, 4e300), 0.6, 0.8);
        assertGradient(NestedEdgesTest::norm, at(INF, 1), 1, 0);
        assertValue(NestedEdgesTest::norm, 1.7e308, 1.7e308);
    }

    private static <T extends CalculusFieldElement<T>> T norm(T[] x) {
        return Functions.norm(x);
    }

    @Test
    void gatesOfProbabilities() {
        assertDerivatives(NestedEdgesTest::logSigmoid, at(-800), -800, row(1), row(0));
        assertDerivatives(NestedEdgesTest::erf, at(0), 0, row(1.1283791670955126), row(0));
        assertDerivatives(NestedEdgesTest::entropy, at(0, 0), 0, row(-INF, 0), row(0, INF), row(INF, 0));
    }

    private static <T extends CalculusFieldElement<T>> T logSigmoid(T[] x) {
        return Functions.logSigmoid(x[0]);
    }

    private static <T extends CalculusFieldElement<T>> T erf(T[] x) {
        return Functions.erf(x[0]);
    }

    private static <T extends CalculusFieldElement<T>> T entropy(T[] x) {
        return Functions.xlogy(x[0], x[1]);
    }

    @Test
    void linearCombinationIsCompensated() {
        assertDerivatives(NestedEdgesTest::cancelling, at(1e16, 1), 1, row(0, 1), row(0, 0), row(0, 0));
    }

    /** x·1 + y·1 − x·1, whose rounded sum is 0. */
    private static <T extends CalculusFieldElement<T>> T cancelling(T[] x) {
        return x[0].linearCombination(new double[] {1, 1, -1}, array(x[0], x[1], x[0]));
    }

    @Test
    void linearCombinationNeedsPairs() {
        assertRefused(NestedEdgesTest::noTerms, "0 factors for 0");
        assertRefused(NestedEdgesTest::noConstants, "0 factors for 0");
        assertRefused(NestedEdgesTest::unequal, "2 factors for 1");
        assertRefused(NestedEdgesTest::unequalConstants, "1 factors for 2");
    }

    private static <T extends CalculusFieldElement<T>> T noTerms(T[] x) {
        return x[0].linearCombination(none(x), none(x));
    }

    private static <T extends CalculusFieldElement<T>> T noConstants(T[] x) {
        return x[0].linearCombination(NONE, none(x));
    }

    private static <T extends CalculusFieldElement<T>> T unequal(T[] x) {
        return x[0].linearCombination(array(x[0], x[0]), array(x[0]));
    }

    private static <T extends CalculusFieldElement<T>> T unequalConstants(T[] x) {
        return x[0].linearCombination(new double[] {1}, array(x[0], x[0]));
    }

    private static <T extends CalculusFieldElement<T>> T[] none(T[] x) {
        return Arrays.copyOf(x, 0);
    }

    private static void assertRefused(NestedCircuit circuit, String said) {
        NESTINGS.forEach((name, nesting) -> {
            String message = assertThrows(
                            MathIllegalArgumentException.class, () -> nesting.differentiate(circuit, 1), name)
                    .getMessage();
            assertTrue(message.contains(said), name + ": " + message);
        });
    }

    private static final UnaryGate CUBE = UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x);

    private static final UnaryGate CUBE_OF_EVERY_ORDER =
            UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x, NestedEdgesTest::cubeSlope);

    private static <T extends CalculusFieldElement<T>> Partial<T> cubeSlope(T x, T y) {
        return Partial.of(x.square().multiply(3));
    }

    @Test
    void aGateInDoubleAloneIsRefusedByName() {
        NESTINGS.forEach((name, nesting) -> {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> nesting.differentiate(NestedEdgesTest::cubeInDouble, 2),
                            name)
                    .getMessage();
            assertTrue(message.contains("\"cube\" has no second derivatives"), message);
        });
        assertDerivatives(NestedEdgesTest::cube, at(2), 8, row(12), row(12));
    }

    private static <T extends CalculusFieldElement<T>> T cubeInDouble(T[] x) {
        return Functions.apply(CUBE, x[0]);
    }

    private static <T extends CalculusFieldElement<T>> T cube(T[] x) {
        return Functions.apply(CUBE_OF_EVERY_ORDER, x[0]);
    }

    private static double[] at(double... point) {
        return point;
    }

    private static double[] row(double... numbers) {
        return numbers;
    }

    private static void assertValue(NestedCircuit circuit, double x, double expected) {
        assertValueAt(circuit, at(x), expected);
    }

    private static void assertValueAt(NestedCircuit circuit, double[] x, double expected) {
        NESTINGS.forEach((name, nesting) ->
                assertClose(expected, nesting.differentiate(circuit, x).value(), name));
    }

    private static void assertGradient(NestedCircuit circuit, double[] point, double... gradient) {
        NESTINGS.forEach((name, nesting) -> {
            for (int i = 0; i < point.length; i++) {
                double slope = nesting.differentiate(circuit, point).gradient()[i];
                assertClose(gradient[i], slope, name + ", ∂" + i);
            }
        });
    }

    private static void assertDerivatives(
            NestedCircuit circuit, double[] point, double value, double[] gradient, double[]... hessian) {
        NESTINGS.forEach((name, nesting) -> {
            Derivatives derivatives = nesting.differentiate(circuit, point);
            assertClose(value, derivatives.value(), name + ", value");
            for (int i = 0; i < point.length; i++) {
                assertClose(gradient[i], derivatives.gradient()[i], name + ", ∂" + i);
                for (int j = 0; j < point.length; j++) {
                    assertClose(hessian[i][j], derivatives.hessian()[i][j], name + ", ∂" + i + "∂" + j);
                }
            }
        });
    }

    private static void assertClose(double expected, double actual, String what) {
        assertEquals(
                expected + 0.0,
                actual + 0.0,
                Math.abs(expected) <= Double.MAX_VALUE ? ROUNDING * Math.abs(expected) : 0,
                what);
    }
}

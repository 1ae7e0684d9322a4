package org.gradcost.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gradcost.dual.Dual;
import org.gradcost.dual.NestedDual;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reverse mode over other numbers, held to Hipparchus' derivatives of second order. */
class NestedTapeTest {

    private static final double X = 0.4;
    private static final double Y = 0.7;
    private static final double TOLERANCE = 1e-13;

    /** Functions of x and y that go through gates of every kind. */
    enum Gate {
        SUMS,
        PRODUCTS,
        QUOTIENTS,
        POWERS,
        EXPONENTIALS,
        TRIGONOMETRY,
        HYPERBOLIC,
        ROOTS,
        BRANCHES,
        INVERSES,
        PARTS,
        COMBINATIONS,
        TWICE_THE_SAME;

        <T extends CalculusFieldElement<T>> T of(T x, T y) {
            return switch (this) {
                case SUMS ->
                    x.add(y)
                            .subtract(x.multiply(3))
                            .negate()
                            .add(2)
                            .subtract(0.5)
                            .multiply(x);
                case PRODUCTS -> x.multiply(y).multiply(x).square().multiply(0.3);
                case QUOTIENTS ->
                    x.divide(y).add(y.reciprocal()).divide(x.add(1)).divide(2);
                case POWERS -> x.pow(y).add(x.pow(3)).multiply(y.pow(1.7));
                case EXPONENTIALS ->
                    x.exp()
                            .multiply(y.log())
                            .add(x.multiply(y).expm1())
                            .add(y.log1p().multiply(x));
                case TRIGONOMETRY ->
                    x.sin()
                            .multiply(y.cos())
                            .add(x.tan().multiply(y.atan()))
                            .add(x.asin().multiply(y));
                case HYPERBOLIC -> x.sinh().multiply(y.cosh()).add(x.multiply(y).tanh());
                case ROOTS -> x.multiply(y).sqrt().add(x.add(y).cbrt()).add(x.hypot(y));
                case BRANCHES -> y.subtract(x).abs().multiply(x).multiply(x.atan2(y));
                case INVERSES ->
                    x.acos()
                            .multiply(y.add(1).acosh())
                            .add(x.asinh().multiply(y))
                            .subtract(x.multiply(y).atanh());
                case PARTS ->
                    x.add(5)
                            .remainder(y)
                            .multiply(x.rootN(5))
                            .add(y.scalb(3).remainder(1.5).multiply(x.log10()))
                            .add(x.copySign(y.negate()).multiply(y))
                            .add(x.multiply(y).getAddendum());
                case COMBINATIONS ->
                    x.linearCombination(array(x, y, x, y), array(y, y, x, x))
                            .add(x.linearCombination(x, y, y, y).multiply(x))
                            .add(x.linearCombination(x, x, y, x, y, y).multiply(y))
                            .add(x.linearCombination(x, y, y, y, x, x, y, x).sin());
                case TWICE_THE_SAME -> x.multiply(x).multiply(x.add(x)).multiply(y);
            };
        }
    }

    @SafeVarargs
    private static <T extends CalculusFieldElement<T>> T[] array(T... numbers) {
        T[] array = MathArrays.buildArray(numbers[0].getField(), numbers.length);
        System.arraycopy(numbers, 0, array, 0, numbers.length);
        return array;
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void gradientsOverPlainNumbers(Gate gate) {
        DerivativeStructure expected = expected(gate);
        Binary64[] gradient = gradient(new Binary64(X), new Binary64(Y), gate);

        close(expected.getPartialDerivative(1, 0), gradient[0].getReal());
        close(expected.getPartialDerivative(0, 1), gradient[1].getReal());
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void forwardOverReverse(Gate gate) {
        DerivativeStructure expected = expected(gate);
        UnivariateDerivative1[] along =
                gradient(new UnivariateDerivative1(X, 1), new UnivariateDerivative1(Y, 0), gate);

        close(expected.getPartialDerivative(1, 0), along[0].getValue());
        close(expected.getPartialDerivative(2, 0), along[0].getFirstDerivative());
        close(expected.getPartialDerivative(1, 1), along[1].getFirstDerivative());
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void reverseOverReverse(Gate gate) {
        DerivativeStructure expected = expected(gate);
        Tape outer = new Tape();
        Variable[] x = outer.inputs(X, Y);
        Variable[] gradient = gradient(x[0], x[1], gate);
        double[] ofFirst = outer.gradient(gradient[0]);
        double[] ofSecond = outer.gradient(gradient[1]);

        close(expected.getPartialDerivative(2, 0), ofFirst[0]);
        close(expected.getPartialDerivative(1, 1), ofFirst[1]);
        close(expected.getPartialDerivative(1, 1), ofSecond[0]);
        close(expected.getPartialDerivative(0, 2), ofSecond[1]);
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void reverseOverForward(Gate gate) {
        DerivativeStructure expected = expected(gate);
        Tape outer = new Tape();
        Variable[] x = outer.inputs(X, Y);
        Variable along = gate.of(NestedDual.of(x[0], x[0].newInstance(1)), NestedDual.constant(x[1]))
                .tangent();
        double[] second = outer.gradient(along);

        close(expected.getPartialDerivative(1, 0), along.getReal());
        close(expected.getPartialDerivative(2, 0), second[0]);
        close(expected.getPartialDerivative(1, 1), second[1]);
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void forwardOverForward(Gate gate) {
        DerivativeStructure expected = expected(gate);
        Dual along = gate.of(NestedDual.constant(Dual.variable(X)), NestedDual.of(Dual.constant(Y), Dual.constant(1)))
                .tangent();

        close(expected.getPartialDerivative(0, 1), along.getReal());
        close(expected.getPartialDerivative(1, 1), along.tangent());
    }

    /** Multiples and sums with constants are no gates of their own: the factor is kept beside the slot. */
    @Test
    void multiplesAreNotRecorded() {
        NestedTape<Binary64> tape = new NestedTape<>();
        NestedVariable<Binary64> x = tape.input(new Binary64(X));
        NestedVariable<Binary64> y =
                x.multiply(3).negate().add(2).subtract(x.newInstance(1)).multiply(0.5);

        assertEquals(x.slot(), y.slot());
        assertEquals(-1.5, y.factor());
        assertEquals(-1.5, tape.gradient(y)[0].getReal());
    }

    /** Three levels: nothing knows how deep it is. */
    @Test
    void reverseOverReverseOverReverse() {
        NestedTape<NestedVariable<Binary64>> middle = new NestedTape<>();
        NestedTape<Binary64> outer = new NestedTape<>();
        NestedVariable<Binary64> a = outer.input(new Binary64(X));
        NestedVariable<NestedVariable<Binary64>> x = middle.input(a);
        NestedVariable<NestedVariable<Binary64>> y = x.multiply(x).multiply(x).multiply(x); // x⁴
        NestedVariable<Binary64> first = middle.gradient(y)[0];

        assertEquals(4 * Math.pow(X, 3), first.getReal(), TOLERANCE);
        assertEquals(12 * X * X, outer.gradient(first)[0].getReal(), TOLERANCE);
    }

    @Test
    void anInputThatIsNotUsedHasSlopeZero() {
        NestedTape<Binary64> tape = new NestedTape<>();
        NestedVariable<Binary64> x = tape.input(new Binary64(X));
        tape.input(new Binary64(Y));
        Binary64[] gradient = tape.gradient(x.exp());

        assertEquals(Math.exp(X), gradient[0].getReal(), TOLERANCE);
        assertEquals(0, gradient[1].getReal());
    }

    @Test
    void anInputMayComeAfterGates() {
        NestedTape<Binary64> tape = new NestedTape<>();
        NestedVariable<Binary64> a = tape.input(new Binary64(3));
        NestedVariable<Binary64> square = a.square();
        NestedVariable<Binary64> b = tape.input(new Binary64(5));
        Binary64[] gradient = tape.gradient(square.multiply(b));

        assertEquals(30, gradient[0].getReal());
        assertEquals(9, gradient[1].getReal());
        assertEquals(0, tape.gradient(square)[1].getReal());
    }

    @Test
    void aTapeRecordsOnAfterAGradient() {
        NestedTape<Binary64> tape = new NestedTape<>();
        NestedVariable<Binary64> a = tape.input(new Binary64(3));
        tape.gradient(a.square());
        NestedVariable<Binary64> b = tape.input(new Binary64(1));
        Binary64[] gradient = tape.gradient(b.square());

        assertEquals(0, gradient[0].getReal());
        assertEquals(2, gradient[1].getReal());
    }

    @Test
    void variablesOfTwoTapesAreRefused() {
        NestedVariable<Binary64> x = new NestedTape<Binary64>().input(new Binary64(X));
        NestedVariable<Binary64> y = new NestedTape<Binary64>().input(new Binary64(Y));

        assertThrows(IllegalArgumentException.class, () -> x.add(y));
        assertThrows(IllegalArgumentException.class, () -> x.multiply(y));
        assertThrows(IllegalArgumentException.class, () -> x.atan2(y));
        assertThrows(IllegalArgumentException.class, () -> x.max(y));
        assertThrows(IllegalArgumentException.class, () -> x.min(y));
    }

    @Test
    void aConstantOutputHasGradientZero() {
        NestedTape<Binary64> tape = new NestedTape<>();
        NestedVariable<Binary64> x = tape.input(new Binary64(X));

        assertEquals(0, tape.gradient(x.newInstance(3))[0].getReal());
    }

    @Test
    void anOutputOfAnotherTapeIsRefused() {
        NestedTape<Binary64> one = new NestedTape<>();
        NestedTape<Binary64> other = new NestedTape<>();
        other.input(new Binary64(X));
        NestedVariable<Binary64> x = one.input(new Binary64(X));

        assertThrows(IllegalArgumentException.class, () -> other.gradient(x.sin()));
    }

    private static <T extends CalculusFieldElement<T>> T[] gradient(T x, T y, Gate gate) {
        NestedTape<T> tape = new NestedTape<>();
        NestedVariable<T> a = tape.input(x);
        NestedVariable<T> b = tape.input(y);
        return tape.gradient(gate.of(a, b));
    }

    private static DerivativeStructure expected(Gate gate) {
        DSFactory factory = new DSFactory(2, 2);
        return gate.of(factory.variable(0, X), factory.variable(1, Y));
    }

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)));
    }
}

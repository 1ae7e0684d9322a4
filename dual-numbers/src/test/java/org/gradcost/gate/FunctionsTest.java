package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gradcost.dual.Dual;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions for numbers of Hipparchus', which know nothing of gates. */
class FunctionsTest {

    @ParameterizedTest
    @ValueSource(doubles = {-800, -40, -1, 0, 0.5, 40, 800})
    void numbersWithOneSlopeTakeTheGates(double x) {
        assertEquals(Gates.SIGMOID.value(x), Functions.sigmoid(new Binary64(x)).getReal());
        assertEquals(
                Gates.SOFTPLUS.value(x), Functions.softplus(new Binary64(x)).getReal());
        UnivariateDerivative1 variable = new UnivariateDerivative1(x, 3);
        UnivariateDerivative1 sigmoid = Functions.sigmoid(variable);
        assertEquals(Gates.SIGMOID.value(x), sigmoid.getReal());
        assertEquals(3 * Gates.SIGMOID.slope(x), sigmoid.getFirstDerivative());
        UnivariateDerivative1 softplus = Functions.softplus(variable);
        assertEquals(Gates.SOFTPLUS.value(x), softplus.getReal());
        assertEquals(3 * Gates.SOFTPLUS.slope(x), softplus.getFirstDerivative());
    }

    /** σ″ = σ·(1 − σ)·(1 − 2σ), and σ is the slope of softplus. */
    @ParameterizedTest
    @ValueSource(doubles = {-800, -40, -1, -0.5, 0.5, 2, 20})
    void numbersOfHigherOrderTakeTheSameFunctions(double x) {
        UnivariateDerivative2 variable = new UnivariateDerivative2(x, 1, 0);
        double value = Gates.SIGMOID.value(x);
        double slope = Gates.SIGMOID.slope(x);
        double curvature = slope * Math.tanh(-x / 2);
        UnivariateDerivative2 sigmoid = Functions.sigmoid(variable);
        assertEquals(value, sigmoid.getReal(), 1e-15 * value);
        assertEquals(slope, sigmoid.getFirstDerivative(), 1e-15);
        assertEquals(curvature, sigmoid.getSecondDerivative(), 1e-15);
        UnivariateDerivative2 softplus = Functions.softplus(variable);
        assertEquals(Gates.SOFTPLUS.value(x), softplus.getReal(), 1e-15 * softplus.getReal());
        assertEquals(value, softplus.getFirstDerivative(), 1e-15);
        assertEquals(slope, softplus.getSecondDerivative(), 1e-15);
    }

    /** Numbers of higher order have the function of each gate, or refuse the gate by name. */
    @Test
    void gatesAreFunctionsOfNumbersThatTakeNone() {
        int known = 0;
        for (UnaryGate gate : Gates.unary()) {
            double x = gate == Gates.ACOSH ? 1.3 : 0.3;
            try {
                UnivariateDerivative2 y = Functions.apply(gate, new UnivariateDerivative2(x, 1, 0));
                assertEquals(gate.value(x), y.getReal(), 1e-15 * Math.abs(gate.value(x)), gate.name());
                assertEquals(gate.slope(x), y.getFirstDerivative(), 1e-14 * Math.abs(gate.slope(x)), gate.name());
                known++;
            } catch (IllegalArgumentException e) {
                assertEquals(
                        gate
                                + ": UnivariateDerivative2 does not support gates; compose the function of elementary ones",
                        e.getMessage());
            }
        }
        assertEquals(Gates.unary().size() - 5, known, "all but error and gamma functions");
        for (BinaryGate gate : Gates.binary()) {
            double x = 1.3;
            double y = 2;
            UnivariateDerivative2 v =
                    Functions.apply(gate, new UnivariateDerivative2(x, 1, 0), new UnivariateDerivative2(y, 0, 0));
            assertEquals(gate.value(x, y), v.getReal(), 1e-15 * Math.abs(v.getReal()), gate.name());
            assertEquals(gate.slopeX(x, y), v.getFirstDerivative(), 1e-14, gate.name());
            UnivariateDerivative1 along =
                    Functions.apply(gate, new UnivariateDerivative1(x, 3), new UnivariateDerivative1(y, 5));
            assertEquals(gate.value(x, y), along.getReal(), gate.name());
            assertEquals(3 * gate.slopeX(x, y) + 5 * gate.slopeY(x, y), along.getFirstDerivative(), 1e-15, gate.name());
            assertEquals(
                    gate.value(x, y),
                    Functions.apply(gate, new Binary64(x), new Binary64(y)).getReal());
        }
    }

    @Test
    void theFirstOfEqualsIsSelected() {
        UnivariateDerivative2 first = new UnivariateDerivative2(2, 1, 0);
        UnivariateDerivative2 second = new UnivariateDerivative2(2, 7, 0);
        UnivariateDerivative2 larger = new UnivariateDerivative2(3, 5, 0);
        assertSame(first, Functions.max(first, second));
        assertSame(first, Functions.min(first, second));
        assertSame(larger, Functions.max(first, larger));
        assertSame(first, Functions.min(larger, first));
    }

    @Test
    void aGateOfOnesOwnNeedsNumbersThatTakeASlope() {
        UnaryGate cube = UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x);
        assertEquals(8, Functions.apply(cube, new Binary64(2)).getReal());
        assertEquals(12, Functions.apply(cube, new UnivariateDerivative1(2, 1)).getFirstDerivative());
        assertEquals(
                "cube: UnivariateDerivative2 does not support gates; compose the function of elementary ones",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Functions.apply(cube, new UnivariateDerivative2(2, 1, 0)))
                        .getMessage());
    }

    @Test
    void sumsAndProductsOfAnyNumber() {
        UnivariateDerivative1[] x = {
            new UnivariateDerivative1(2, 1), new UnivariateDerivative1(3, 0), new UnivariateDerivative1(5, 1)
        };
        UnivariateDerivative1 product = Functions.product(x);
        assertEquals(30, product.getReal());
        assertEquals(15 + 6, product.getFirstDerivative());
        Sum<UnivariateDerivative1> sum = Functions.sum(x[0]);
        sum.add(x[1]);
        sum.add(x[2]);
        assertEquals(10, sum.total().getReal());
        assertEquals(2, sum.total().getFirstDerivative());

        Dual[] duals = {Dual.of(2, 1), Dual.of(3, 0), Dual.of(5, 1)};
        assertEquals(Dual.of(30, 21), Functions.product(duals));
        Sum<Dual> total = Functions.sum(duals[0]);
        total.add(duals[1]);
        total.add(duals[2]);
        assertEquals(Dual.of(10, 2), total.total());
    }

    @Test
    void theLargestIsAConstant() {
        UnivariateDerivative1[] x = {
            new UnivariateDerivative1(2, 1), new UnivariateDerivative1(7, 1), new UnivariateDerivative1(5, 1)
        };
        assertEquals(new UnivariateDerivative1(7, 0), Functions.largest(x));
        assertEquals(
                Dual.constant(7), Functions.largest(new Dual[] {Dual.variable(2), Dual.variable(7), Dual.variable(5)}));
    }

    /** The forms with many terms are what is written term by term, for every type of number. */
    @Test
    void sumsDotsAndProductsOfManyTerms() {
        UnivariateDerivative2[] x = new UnivariateDerivative2[9];
        for (int i = 0; i < x.length; i++) {
            x[i] = new UnivariateDerivative2(0.5 + i, 1 + i % 3, 0);
        }
        UnivariateDerivative2 sum = x[0].sin();
        UnivariateDerivative2 dot = x[0].multiply(x[0]);
        UnivariateDerivative2 weighted = x[0].multiply(2.5);
        UnivariateDerivative2 product = x[0].cos();
        double[] weights = new double[x.length];
        weights[0] = 2.5;
        for (int i = 1; i < x.length; i++) {
            weights[i] = 2.5 - i;
            sum = sum.add(x[i].sin());
            dot = dot.add(x[i].multiply(x[i]));
            weighted = weighted.add(x[i].multiply(weights[i]));
            product = product.multiply(x[i].cos());
        }
        assertEquals(sum, Functions.sum(x.length, i -> x[i].sin()));
        assertEquals(dot, Functions.dot(x, x));
        assertEquals(weighted, Functions.dot(weights, x));
        assertEquals(product, Functions.product(x.length, i -> x[i].cos()));
        assertEquals(
                14.0,
                Functions.dot(
                                new Dual[] {Dual.constant(2), Dual.constant(3)},
                                new Dual[] {Dual.constant(1), Dual.constant(4)})
                        .getReal());
    }

    @Test
    void nothingCannotBeAddedUp() {
        String message = assertThrows(IllegalArgumentException.class, () -> Functions.sum(0, i -> Dual.constant(i)))
                .getMessage();
        assertEquals("sum: 0 terms, must be at least 1", message);
        assertThrows(IllegalArgumentException.class, () -> Functions.product(0, i -> Dual.constant(i)));
        Dual[] two = {Dual.constant(1), Dual.constant(2)};
        assertEquals(
                "dot: rows of 3 and 2 numbers; they must have the same length",
                assertThrows(IllegalArgumentException.class, () -> Functions.dot(new double[3], two))
                        .getMessage());
    }
}

package org.gradcost.tape.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import org.gradcost.tape.engines.Engine.Formula;
import org.gradcost.tape.engines.Engine.Result;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;

/** Holds all engines to Hipparchus' derivatives of a formula. */
final class Peers {

    private Peers() {}

    /**
     * Compares value and gradient with those by {@link Gradient}.
     *
     * @param tolerance relative to the largest derivative
     */
    static void assertFirst(Formula f, double tolerance, double... point) {
        Gradient[] x = new Gradient[point.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Gradient.variable(x.length, i, point[i]);
        }
        Gradient expected = f.of(x);
        // Code of others reads values, which a trace refuses.
        for (Engine engine : EnumSet.complementOf(EnumSet.of(Engine.COMPILED))) {
            Result result = engine.differentiate(f, point);
            assertEquals(
                    expected.getReal(), result.value(), tolerance * Math.abs(expected.getReal()), engine + ": value");
            assertNear(expected.getGradient(), result.gradient(), tolerance, engine.toString());
        }
    }

    /** Compares the Hessian with that by {@link DerivativeStructure}, in all four nestings. */
    static void assertSecond(Formula f, double tolerance, double... point) {
        int n = point.length;
        DSFactory factory = new DSFactory(n, 2);
        DerivativeStructure[] x = new DerivativeStructure[n];
        for (int i = 0; i < n; i++) {
            x[i] = factory.variable(i, point[i]);
        }
        DerivativeStructure expected = f.of(x);
        for (Nesting nesting : Nesting.values()) {
            for (int j = 0; j < n; j++) {
                double[] column = new double[n];
                for (int i = 0; i < n; i++) {
                    int[] orders = new int[n];
                    orders[i]++;
                    orders[j]++;
                    column[i] = expected.getPartialDerivative(orders);
                }
                assertNear(column, nesting.column(f, point, j), tolerance, nesting + ", column " + j);
            }
        }
    }

    private static void assertNear(double[] expected, double[] actual, double tolerance, String where) {
        double norm = 0;
        for (double e : expected) {
            norm = Math.max(norm, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * norm, where + ", derivative " + i);
        }
    }
}

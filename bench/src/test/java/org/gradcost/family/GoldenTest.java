package org.gradcost.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.gradcost.family.analytic.Helmholtz;
import org.gradcost.family.analytic.Product;
import org.gradcost.family.analytic.Rosenbrock;
import org.gradcost.family.dynamics.Springs;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** Values and gradients at given points, computed independently (in closed form, with complex steps or in 40 digits). */
class GoldenTest {

    @Test
    void productAtAdolCsPoint() {
        double[] x = {1 / 2.0, 2 / 3.0, 3 / 4.0, 4 / 5.0, 5 / 6.0};
        check(new Product(), x, 1 / 6.0, 1 / 3.0, 1 / 4.0, 2 / 9.0, 5 / 24.0, 1 / 5.0);
    }

    @Test
    void productWithSignsAndZeros() {
        check(new Product(), new double[] {0.5, -1.25, 2, 0.8}, -1, -2, 0.8, -0.5, -1.25);
        check(new Product(), new double[] {3, 0, 2}, 0, 0, 6, 0);
    }

    @Test
    void rosenbrock() {
        check(new Rosenbrock(), new double[] {0.1, 0.2, 0.3}, 11.82, -9.4, 15.6, 52);
        check(new Rosenbrock(), new double[] {-1.2, 1, 0.5, 2}, 355.7, -215.6, 112, -451, 350);
    }

    @Test
    void helmholtzOfThree() {
        double[] x = {0.05, 0.02, 0.08};
        double[] b = {0.03, 0.07, 0.01};
        double[] a = {0.02, 0.09, 0.04, 0.01, 0.05, 0.06, 0.08, 0.03, 0.07};
        check(
                new Helmholtz.Fluid(x, b, a),
                x,
                -0.43076676879213094,
                -2.0010218830361555,
                -2.911839052721507,
                -1.5394340740798058);
    }

    @Test
    void helmholtzOfSix() {
        double[] x = new double[6];
        double[] b = new double[6];
        double[] a = new double[36];
        Arrays.setAll(x, i -> (i + 1) / 70.0);
        Arrays.setAll(b, i -> (3 * i + 1) % 7 / 70.0);
        Arrays.setAll(a, k -> (5 * (k / 6) + 2 * (k % 6) + 1) % 11 / 110.0);
        check(
                new Helmholtz.Fluid(x, b, a),
                x,
                -0.8602453823444455,
                -3.257058174459082,
                -2.5498130593261332,
                -2.1723353969402743,
                -1.8606812684579668,
                -1.627671548909693,
                -1.4634633163805195);
    }

    /** The sides of a triangle 3, 4, 5 as springs; that of 4 is at rest. */
    @Test
    void springsOfATriangle() {
        double[] x = {0, 0, 0, 3, 0, 0, 3, 4, 0};
        Springs.Graph springs = new Springs.Graph(
                x, new int[] {0, 1, 0}, new int[] {1, 2, 2}, new double[] {2, 7, 5}, new double[] {2, 4, 7});
        check(springs, x, 11, 4, 8, 0, 2, 0, 0, -6, -8, 0);
    }

    private static void check(Family family, double[] x, double value, double... gradient) {
        check((ScalarCircuit) family.problem(x.length, 1), x, value, gradient);
    }

    private static void check(ScalarCircuit circuit, double[] x, double value, double... gradient) {
        double[] byHand = new double[x.length];
        assertEquals(value, circuit.primal(x), 1e-13 * Math.abs(value));
        assertEquals(value, circuit.gradient(x, byHand), 1e-13 * Math.abs(value));
        assertArrayEquals(gradient, byHand, 1e-12);

        Tape tape = new Tape();
        Variable output = circuit.scalar(tape.inputs(x));
        assertEquals(value, output.getReal(), 1e-13 * Math.abs(value));
        assertArrayEquals(gradient, tape.gradient(output), 1e-12);
    }
}

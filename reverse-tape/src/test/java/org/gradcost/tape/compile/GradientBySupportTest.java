package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The gradient by static support as one of the derivatives of a compiled function. */
class GradientBySupportTest {

    private static TraceVariable chain(TraceVariable[] x) {
        TraceVariable sum = x[0].newInstance(0);
        for (int i = 0; i + 1 < x.length; i++) {
            sum = sum.add(x[i].multiply(x[i]).subtract(x[i + 1]).sin());
        }
        return sum;
    }

    private static double[] point(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.cos(i);
        }
        return x;
    }

    @Test
    void isTheGradientInReverseByOnePass() {
        double[] x = point(50);
        CompiledFunction f = CompiledFunction.compile(GradientBySupportTest::chain, x);
        double[] reverse = new double[50];
        double[] forward = new double[50];
        assertEquals(f.gradient(x, reverse), f.gradientBySupport(x, forward), 1e-14);
        assertArrayEquals(reverse, forward, 1e-14);
        assertEquals(1, f.passesBySupport());
    }

    @Test
    void dataAreNotDifferentiated() {
        double[] x = {2, 3};
        CompiledFunction f =
                CompiledFunction.compile((p, d) -> p[0].multiply(d[0]).add(p[1].multiply(p[1])), x, new double[] {1});
        double[] gradient = new double[2];
        assertEquals(17, f.gradientBySupport(x, new double[] {4}, gradient));
        assertArrayEquals(new double[] {4, 6}, gradient);
    }

    @Test
    void theCodeOfEachDerivativeIsTold() {
        double[] x = point(20);
        CompiledFunction f = CompiledFunction.compile(GradientBySupportTest::chain, x);
        assertEquals("", f.code());
        assertTrue(f.gates() >= 19 * 4 - 1, f.gates() + " gates");
        f.gradientBySupport(x, new double[20]);
        String support = f.code();
        int bytes = f.codeBytes();
        f.gradient(x, new double[20]);
        assertTrue(f.code().startsWith(support) && f.code().length() > support.length(), f.code());
        assertTrue(f.codeBytes() > bytes && f.loops() > 0 && f.workspaceBytes() > 0);
        assertTrue(f.codeAfter("reroll", x, new double[0]).length() > 0);
        assertThrows(IllegalArgumentException.class, () -> f.codeAfter("no-such-pass", x, new double[0]));
    }

    @Test
    void wrongLengthsAndMapsAreRefused() {
        double[] x = point(3);
        CompiledFunction f = CompiledFunction.compile(GradientBySupportTest::chain, x);
        assertThrows(IllegalArgumentException.class, () -> f.gradientBySupport(x, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> f.gradientBySupport(new double[2], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> f.gradientBySupport(x, x));
        CompiledFunction map = CompiledFunction.compileMap(p -> new TraceVariable[] {p[0].sin(), p[1]}, x);
        assertThrows(IllegalArgumentException.class, () -> map.gradientBySupport(x, new double[3]));
        assertThrows(IllegalArgumentException.class, map::passesBySupport);
    }
}

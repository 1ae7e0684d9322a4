package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** On a processor without a fused multiply-add, which a flag of HotSpot pretends, {@link Math} computes the functions. */
class WithoutFmaTest {

    private static final double[] POINTS = {-3.7, -0.5, 1e-3, 0.3, 2.4, 17};

    @Test
    void functionsAreThoseOfMath() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UseFMA",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutFmaTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals("without", output.strip());
    }

    /** Prints whether fma was found; fails if a function is not that of {@link Math}. */
    public static void main(String[] arguments) {
        double[] y = new double[POINTS.length];
        Elementary.exp(POINTS.length, POINTS, y);
        for (int i = 0; i < POINTS.length; i++) {
            double x = POINTS[i];
            same(Math.exp(x), Elementary.exp(x));
            same(Math.exp(x), y[i]);
            same(Math.expm1(x), Elementary.expm1(x));
            same(Math.log(Math.abs(x)), Elementary.log(Math.abs(x)));
            same(Math.log1p(Math.abs(x)), Elementary.log1p(Math.abs(x)));
            same(Math.tanh(x), Elementary.tanh(x));
        }
        System.out.println(Elementary.FMA ? "with" : "without");
    }

    private static void same(double expected, double actual) {
        if (expected != actual) {
            throw new AssertionError(actual + " for " + expected);
        }
    }
}

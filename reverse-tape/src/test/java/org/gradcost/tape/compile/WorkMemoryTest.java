package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Work arrays that do not fit: each derivative is refused before they are allocated, or takes fewer directions at a time. */
class WorkMemoryTest {

    private static final int N = 40;
    private static final double[] NO_DATA = {};

    private interface Derivative {

        void of(CompiledFunction f, double[] x, double[] result);
    }

    private static final Map<String, Derivative> OF_FUNCTIONS = new LinkedHashMap<>();
    private static final Map<String, Derivative> OF_MAPS = new LinkedHashMap<>();

    static {
        OF_FUNCTIONS.put("value", (f, x, result) -> result[0] = f.value(x));
        OF_FUNCTIONS.put("gradient", CompiledFunction::gradient);
        OF_FUNCTIONS.put("gradientBySupport", CompiledFunction::gradientBySupport);
        OF_FUNCTIONS.put("jvp", (f, x, result) -> f.jvp(x, x, new double[1]));
        OF_FUNCTIONS.put("jvp, 20 directions", (f, x, result) -> f.jvp(x, new double[20][N], new double[20][1]));
        OF_FUNCTIONS.put("hvp", (f, x, result) -> f.hvp(x, x, result));
        OF_FUNCTIONS.put("partials", (f, x, result) -> f.partials(x, 0, new double[][] {result}));
        OF_FUNCTIONS.put("hessian", (f, x, result) -> f.hessian(x, new double[N][N]));
        OF_MAPS.put("values", CompiledFunction::values);
        OF_MAPS.put("vjp", (f, x, result) -> f.vjp(x, x, result));
        OF_MAPS.put("jacobian", (f, x, result) -> f.jacobian(x, new double[N][N]));
        OF_MAPS.put("jacobianBySupport", (f, x, result) -> f.jacobianBySupport(x, new double[N][N]));
        OF_MAPS.put(
                "preaccumulatedJacobian",
                (f, x, result) -> f.preaccumulatedJacobian(
                        x, NO_DATA, result, new double[f.jacobianPattern().entries()]));
    }

    /** Steps in which each component depends on all components before it, so that states are kept in memory. */
    private static TraceVariable[] steps(TraceVariable[] x) {
        TraceVariable[] state = x.clone();
        for (int step = 0; step < 30; step++) {
            TraceVariable[] next = new TraceVariable[N];
            for (int i = 0; i < N; i++) {
                TraceVariable left = state[(i + N - 1) % N];
                next[i] = state[i].add(left.multiply(state[i]).sin().multiply(0.1));
            }
            state = next;
        }
        return state;
    }

    private static TraceVariable sum(TraceVariable[] x) {
        TraceVariable[] state = steps(x);
        TraceVariable sum = state[0].multiply(state[N - 1]);
        for (int i = 1; i < N; i++) {
            sum = sum.add(state[i].multiply(state[i - 1]));
        }
        return sum;
    }

    private static CompiledFunction compile(boolean map, CompileOptions options, double[] x) {
        TracedFunction function = map
                ? TracedFunction.ofMany((inputs, data) -> steps(inputs))
                : TracedFunction.of((inputs, data) -> sum(inputs));
        return CompiledFunction.compile(function, options, x, NO_DATA);
    }

    private static double[] point() {
        return new SplittableRandom(7).doubles(N, -1, 1).toArray();
    }

    @Test
    void eachDerivativeIsRefusedBeforeItsArraysAreAllocated() {
        OF_FUNCTIONS.forEach((name, derivative) -> isRefused(name, derivative, false));
        OF_MAPS.forEach((name, derivative) -> isRefused(name, derivative, true));
    }

    private static void isRefused(String name, Derivative derivative, boolean map) {
        CompiledFunction roomy = compile(map, CompileOptions.DEFAULT, point());
        derivative.of(roomy, point(), new double[N]);
        long most = roomy.workspaceBytes() / 100;
        CompiledFunction narrow = compile(map, CompileOptions.DEFAULT.withBytes(most), point());
        String message = assertThrows(
                        TraceTooLongException.class, () -> derivative.of(narrow, point(), new double[N]), name)
                .getMessage();
        assertTrue(
                message.matches("the (work arrays of \\d+ gates|tangents of \\d+ values in \\d+ directions) would take"
                        + " \\d+ MiB( beside \\d+ in use)?, and work arrays may take 0 MiB of this heap:"
                        + " (take at most \\d+ directions at once, or )?use a larger heap \\(java -Xmx…\\)"),
                () -> name + ": " + message);
        assertEquals(0, narrow.workspaceBytes(), name);
    }

    @Test
    void aMatrixTakesFewerDirectionsAtATime() {
        double[] x = point();
        double[][] expected = new double[N][N];
        CompiledFunction roomy = compile(false, CompileOptions.DEFAULT, x);
        roomy.hessian(x, expected);
        for (int part : new int[] {2, 3, 6}) {
            long most = roomy.workspaceBytes() / part;
            CompiledFunction narrow = compile(false, CompileOptions.DEFAULT.withBytes(most), x);
            double[][] actual = new double[N][N];
            narrow.hessian(x, actual);
            for (int row = 0; row < N; row++) {
                assertArrayEquals(expected[row], actual[row], 1e-12, "part " + part + ", row " + row);
            }
            assertTrue(narrow.workspaceBytes() <= most, narrow.workspaceBytes() + " bytes of " + most);
        }
    }

    @Test
    void partialsSayHowManyDirectionsFit() {
        double[] x = point();
        CompiledFunction roomy = compile(false, CompileOptions.DEFAULT, x);
        double[] gradient = new double[N];
        roomy.gradient(x, gradient);
        long ofGradient = roomy.workspaceBytes();
        roomy.partials(x, 0, new double[1][N]);
        long ofPartials = roomy.workspaceBytes() - ofGradient;
        CompiledFunction narrow = compile(false, CompileOptions.DEFAULT.withBytes(ofGradient + ofPartials * 3 / 4), x);
        narrow.gradient(x, gradient);
        String message = assertThrows(TraceTooLongException.class, () -> narrow.partials(x, 0, new double[1][N]))
                .getMessage();
        int most = Integer.parseInt(message.replaceFirst(".*take at most (\\d+) directions at once, or.*", "$1"));
        double[][] partials = new double[1][most - 3];
        narrow.partials(x, 1, partials);
        assertEquals(gradient[1], partials[0][0], 1e-12);
        assertEquals(gradient[most - 3], partials[0][most - 4], 1e-12);
    }
}

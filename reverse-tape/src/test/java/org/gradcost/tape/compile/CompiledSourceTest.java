package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.gradcost.gate.Functions;
import org.gradcost.gate.UnaryGate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java source of compiled functions: it compiles, and computes the same. */
class CompiledSourceTest {

    @TempDir
    Path folder;

    private Object compiled(String source, String name) throws Exception {
        Path file = folder.resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean right = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertTrue(right, () -> messages + source);
        URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass(name).getDeclaredConstructor().newInstance();
    }

    private static Object call(Object on, String method, Object... arguments) throws Exception {
        Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, double[].class);
        return on.getClass().getMethod(method, types).invoke(on, arguments);
    }

    @Test
    void randomProgramsAreTheSame() throws Exception {
        int checked = 0;
        for (long seed = 1; checked < 12; seed++) {
            RandomCircuit circuit = new RandomCircuit(seed);
            CompiledFunction f = CompiledFunction.compile(circuit::run, circuit.point());
            String source;
            try {
                source = f.toSource("made.by.Seed" + seed);
            } catch (TraceTooLongException e) {
                continue;
            }
            Object made = compiled(source, "made.by.Seed" + seed);
            double[] x = circuit.point();
            double[] v = new SplittableRandom(seed).doubles(x.length, -1, 1).toArray();
            double[] g = new double[x.length];
            double[] hv = new double[x.length];
            double value = f.hvp(x, v, g, hv);
            double[] dy = new double[1];
            f.jvp(x, v, dy);
            if (!(norm(hv) + norm(g) < 1e6) || f.misses() > 0) {
                continue;
            }
            checked++;
            double[] actual = new double[x.length];
            double[] product = new double[x.length];
            double scale = 1e-12 * x.length * Math.max(1, norm(hv) + norm(g) + Math.abs(value));
            assertEquals(value, (double) call(made, "value", x), scale, "seed " + seed);
            assertEquals(value, (double) call(made, "gradient", x, actual), scale, "seed " + seed);
            assertArrayEquals(g, actual, scale, "seed " + seed);
            call(made, "hvp", x, v, actual, product);
            assertArrayEquals(hv, product, scale, "seed " + seed);
            double[] tangent = new double[1];
            call(made, "jvp", x, v, tangent);
            assertArrayEquals(dy, tangent, scale, "seed " + seed);
        }
    }

    private static double norm(double[] numbers) {
        double norm = 0;
        for (double number : numbers) {
            norm = Math.max(norm, Math.abs(number));
        }
        return norm;
    }

    @Test
    void manyOutputsAndDataAreTheSame() throws Exception {
        CompiledFunction f = CompiledFunction.compileMap(
                (x, data) -> new TraceVariable[] {
                    Functions.sigmoid(x[0].multiply(data[0])),
                    x[1].multiply(x[0]).add(data[1]),
                    x[1]
                },
                new double[] {1, 2},
                new double[] {3, 4});
        Object made = compiled(f.toSource("Plain"), "Plain");
        double[] x = {0.5, -2};
        double[] data = {-1, 7};
        double[] expected = new double[3];
        f.values(x, data, expected);
        double[] actual = new double[3];
        call(made, "values", x, data, actual);
        assertArrayEquals(expected, actual, 1e-15);
        double[] w = {1, 2, 3};
        double[] dx = new double[2];
        f.vjp(x, data, new double[][] {w}, new double[][] {dx});
        double[] gradient = new double[2];
        call(made, "vjp", x, data, w, gradient);
        assertArrayEquals(dx, gradient, 1e-14);
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        UnaryGate own = UnaryGate.of("own", u -> u * u, (u, v) -> 2 * u);
        CompiledFunction f = CompiledFunction.compile(x -> x[0].apply(own), 1);
        assertEquals(
                "toSource: the gate \"own\" is not in the table of gates, so only the running program knows its formulas",
                assertThrows(IllegalArgumentException.class, () -> f.toSource("A"))
                        .getMessage());
        assertEquals(
                "toSource: \"1st class\" is not the name of a Java class",
                assertThrows(IllegalArgumentException.class, () -> f.toSource("1st class"))
                        .getMessage());
    }
}

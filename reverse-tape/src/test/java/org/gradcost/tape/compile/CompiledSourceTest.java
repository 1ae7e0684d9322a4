package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Functions;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.compile.GateCircuits.Circuit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java source of compiled functions: it compiles, and computes the same. */
class CompiledSourceTest {

    /** Points on both sides of each comparison in a slope. */
    private static final double[] GRID = {0.5, 0.7, -0.3, 0, -0.0, 1, 2, -2.5, 20, -60, 1e200};

    private static final double[] DIRECTION = {0.6, -1.3};

    @TempDir
    Path folder;

    private Object compiled(String source, String name) throws Exception {
        return compiled(Map.of(name, source))
                .loadClass(name)
                .getDeclaredConstructor()
                .newInstance();
    }

    /** Compiles the sources of classes, by name. */
    private ClassLoader compiled(Map<String, String> sources) throws Exception {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean right = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files))
                .call();
        assertTrue(right, () -> messages + (files.size() == 1 ? String.join("", sources.values()) : ""));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
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

    /** Functions of gates that are not in the table, and of those that traced numbers have for themselves. */
    private static Map<String, Circuit> circuits() {
        Map<String, Circuit> circuits = new LinkedHashMap<>(GateCircuits.all());
        circuits.put("steps", new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                T steps = x[0].floor().add(x[1].ceil()).add(x[0].rint());
                return steps.add(x[0].sign()).add(x[1].ulp()).multiply(x[0]).add(x[1].getAddendum());
            }
        });
        circuits.put("ifLess", new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return Functions.ifLess(
                        x[0], x[1], x[0].square(), x[1].multiply(x[0]).sin());
            }
        });
        circuits.put("norm", new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return Functions.norm(x).multiply(x[0]);
            }
        });
        circuits.put("a constant", new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return x[0].newInstance(-0.0);
            }
        });
        circuits.put("a slope of neighbours", new Circuit() {
            @Override
            public <T extends Differentiable<T>> T of(T[] x) {
                return x[0].tanh().multiply(Functions.sigmoid(x[1])).sqrt();
            }
        });
        return circuits;
    }

    /** Each gate in a function and in its gradient: the source holds every comparison that slopes make. */
    @Test
    void everyGateIsTheSameInFunctionsAndInGradients() throws Exception {
        Map<String, CompiledFunction> functions = new LinkedHashMap<>();
        for (Map.Entry<String, Circuit> gate : circuits().entrySet()) {
            Circuit circuit = gate.getValue();
            CompiledFunction f = CompiledFunction.compile(circuit::of, GRID[0], GRID[1]);
            functions.put(gate.getKey(), f);
            functions.put("gradient of " + gate.getKey(), f.gradientMap());
        }
        List<String> names = new ArrayList<>(functions.keySet());
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            sources.put("Gate" + i, functions.get(names.get(i)).toSource("Gate" + i));
        }
        ClassLoader classes = compiled(sources);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Object made = classes.loadClass("Gate" + i).getDeclaredConstructor().newInstance();
            CompiledFunction f = functions.get(name);
            // The source has exp and log of java.lang.Math, the class those of Elementary.
            double tolerance = sources.get("Gate" + i).matches("(?s).*Math\\.(exp|log)\\(.*") ? 1e-12 : 0;
            for (double x : GRID) {
                for (double y : GRID) {
                    Comparison comparison = new Comparison(f, made, new double[] {x, y}, name, tolerance, failures);
                    if (f.outputs() == 1) {
                        comparison.ofFunction();
                    } else {
                        comparison.ofMap();
                    }
                }
            }
        }
        assertEquals("", String.join("\n", failures));
    }

    /** The comparison of a class that was made from source with the function from which it was written, at a point. */
    private record Comparison(
            CompiledFunction f, Object made, double[] at, String name, double tolerance, List<String> failures) {

        void ofFunction() throws Exception {
            double[] gradient = new double[2];
            double[] product = new double[2];
            double[] tangent = new double[1];
            double[] expected = new double[2];
            double[] ofGradient = new double[2];
            call(made, "hvp", at, DIRECTION, gradient, product);
            double value = f.hvp(at, DIRECTION, expected, ofGradient);
            derivative(expected, gradient, "gradient of hvp");
            derivative(ofGradient, product, "hvp");
            same(new double[] {value}, new double[] {(double) call(made, "value", at)}, "value");
            call(made, "gradient", at, gradient);
            f.gradient(at, expected);
            derivative(expected, gradient, "gradient");
            call(made, "jvp", at, DIRECTION, tangent);
            double[] dy = new double[1];
            f.jvp(at, DIRECTION, dy);
            derivative(dy, tangent, "jvp");
        }

        void ofMap() throws Exception {
            double[] outputs = new double[2];
            double[] derivative = new double[2];
            double[] expected = new double[2];
            call(made, "values", at, outputs);
            f.values(at, expected);
            same(expected, outputs, "values");
            call(made, "jvp", at, DIRECTION, outputs, derivative);
            same(expected, outputs, "values of jvp");
            f.jvp(at, DIRECTION, expected);
            derivative(expected, derivative, "jvp");
            call(made, "vjp", at, DIRECTION, derivative);
            f.vjp(at, DIRECTION, expected);
            derivative(expected, derivative, "vjp");
        }

        /** Compares derivatives, unless one is NaN, which the interpreted tape may avoid. */
        private void derivative(double[] expected, double[] actual, String what) {
            if (Arrays.stream(actual).noneMatch(Double::isNaN)) {
                same(expected, actual, what);
            }
        }

        private void same(double[] expected, double[] actual, String what) {
            for (int i = 0; i < expected.length; i++) {
                double difference = Math.abs(expected[i] - actual[i]);
                boolean same = Double.compare(expected[i] + 0.0, actual[i] + 0.0) == 0;
                if (!same && !(difference <= tolerance * Math.max(1, Math.abs(expected[i])))) {
                    failures.add(name + ", " + what + " at " + Arrays.toString(at) + ": " + Arrays.toString(actual)
                            + " instead of " + Arrays.toString(expected));
                    return;
                }
            }
        }
    }

    @Test
    void gradientsAreWrittenOut() {
        CompiledFunction log =
                CompiledFunction.compile(x -> x[0].log().multiply(x[0].sqrt()).exp(), 0.5);
        assertFalse(log.toSource("A").contains("org.gradcost"));
        assertFalse(log.gradientMap().toSource("A").contains("org.gradcost"));
        CompiledFunction max = CompiledFunction.compile(x -> x[0].square().max(x[1].square()), 0.5, 0.7);
        String source = max.gradientMap().toSource("A");
        assertTrue(source.contains("(org.gradcost.gate.Gates.MAX.first("), source);
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
                "toSource: null is not the name of a Java class",
                assertThrows(IllegalArgumentException.class, () -> f.toSource(null))
                        .getMessage());
        assertEquals(
                "toSource: \"1st class\" is not the name of a Java class",
                assertThrows(IllegalArgumentException.class, () -> f.toSource("1st class"))
                        .getMessage());
        assertEquals(
                "toSource: \"a.record\" is not the name of a Java class",
                assertThrows(IllegalArgumentException.class, () -> f.toSource("a.record"))
                        .getMessage());
        assertEquals(
                "toSource: \"Math\" would hide java.lang.Math",
                assertThrows(IllegalArgumentException.class, () -> f.toSource("Math"))
                        .getMessage());
    }
}

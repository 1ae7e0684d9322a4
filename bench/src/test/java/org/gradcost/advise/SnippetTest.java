package org.gradcost.advise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradcost.Jdk;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.Reference;
import org.gradcost.mode.Snippet;
import org.gradcost.sparse.SparsityPattern;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that advice ends in compile, and give the derivatives: of every mode, in all gates, with few inputs and with many. */
class SnippetTest {

    private static final int WIDTH = 8;

    /** Functions of all kinds: with a gradient, a Jacobian that is sparse or dense, a Hessian, or its product with a direction. */
    private static final List<String> FAMILIES = List.of(
            "sigmoid-chain",
            "product",
            "helmholtz",
            "ba",
            "dense-map",
            "rosenbrock-hvp",
            "rosenbrock-hessian",
            "lax-wendroff");

    @TempDir
    private Path folder;

    private record Pasted(String name, Problem problem, Mode mode) {}

    @Test
    void theLinesOfEveryModeCompileAndGiveTheGradient() throws IOException, ReflectiveOperationException {
        List<Pasted> all = new ArrayList<>();
        for (String name : FAMILIES) {
            Family family = Families.named(name);
            for (int n : List.of(family.nearest(5), family.nearest(12))) {
                int m = family.outputs(n, 4);
                Problem problem = family.problem(n, m, 1);
                for (Mode mode : ModeRegistry.all()) {
                    for (Granularity gates : mode.granularities(problem)) {
                        Snippet own = mode.snippet(problem, gates, WIDTH);
                        assertTrue(own.lines().size() <= 10, mode.name() + ": ten lines");
                        Snippet snippet = own.after(Advisor.declaration(family, gates, problem, n, m));
                        Pasted pasted = new Pasted("Pasted" + all.size(), problem, mode);
                        all.add(pasted);
                        write(pasted, snippet);
                    }
                }
            }
        }
        assertTrue(all.size() > 100, "snippets: " + all.size());
        compile(all);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            for (Pasted pasted : all) {
                check(pasted, loader);
            }
        }
    }

    /**
     * A program that has the libraries alone can use the lines, apart from the function that they differentiate. This test names the
     * modes that the libraries do not have in a few lines; in matrix gates, and in several passes of tangents, a mode is called.
     */
    @Test
    void theLinesOfEnginesNeedTheLibrariesAlone() throws ClassNotFoundException {
        Set<String> needMore = new TreeSet<>();
        for (String name : FAMILIES) {
            Family family = Families.named(name);
            for (int n : List.of(family.nearest(5), family.nearest(12))) {
                Problem problem = family.problem(n, family.outputs(n, 4), 1);
                for (Mode mode : ModeRegistry.all()) {
                    for (Granularity gates : mode.granularities(problem)) {
                        boolean hasBlocks = mode.hasWidth() && mode.passes(problem, gates, WIDTH) > 1;
                        if (!Prediction.isEngine(mode) || gates == Granularity.MATRIX || hasBlocks) {
                            continue;
                        }
                        for (String used : mode.snippet(problem, gates, WIDTH).imports()) {
                            if (isOfTheBenchmark(used)) {
                                needMore.add(mode.name() + ": " + Snippet.derivatives(problem));
                            }
                        }
                    }
                }
            }
        }
        assertEquals(
                Set.of(
                        "forward-compressed: hessian",
                        "forward-over-forward: hessian",
                        "forward-over-forward: hv",
                        "forward-over-reverse: hessian",
                        "reverse-blocked: gradient",
                        "reverse-checkpointed: gradient",
                        "reverse-compressed: hessian",
                        "reverse-compressed: jacobian",
                        "reverse-over-forward: hessian",
                        "reverse-over-forward: hv",
                        "reverse-over-reverse: hessian",
                        "reverse-over-reverse: hv"),
                needMore);
    }

    /** Returns whether a class is in the same place as the interface of modes. */
    private static boolean isOfTheBenchmark(String name) throws ClassNotFoundException {
        CodeSource source = Class.forName(name).getProtectionDomain().getCodeSource();
        return source != null
                && source.getLocation()
                        .equals(Mode.class.getProtectionDomain().getCodeSource().getLocation());
    }

    /** A class nested in one that has no package has a name with a dot, and yet cannot be imported. */
    @Test
    void theLinesForANestedFamilyWithoutAPackageCompile() throws IOException, ReflectiveOperationException {
        Path source = Files.writeString(folder.resolve("Outer.java"), """
                public final class Outer {
                    public static final class Inner implements org.gradcost.family.Family {
                        public String name() { return "inner"; }
                        public String formula() { return "x"; }
                        public String inputs() { return "1"; }
                        public String source() { return "none"; }
                        public double growth() { return 1; }
                        public org.gradcost.family.Problem problem(int n, long seed) { return new Point(new double[n]); }
                    }
                    record Point(double[] inputs) implements org.gradcost.family.ScalarCircuit {
                        public <T extends org.hipparchus.CalculusFieldElement<T>> T scalar(T[] x) { return x[0].exp(); }
                        public double primal(double[] x) { return Math.exp(x[0]); }
                    }
                }
                """);
        Jdk.compile(source, folder);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Family family =
                    (Family) loader.loadClass("Outer$Inner").getConstructor().newInstance();
            Problem problem = family.problem(2, 1);
            List<Pasted> all = new ArrayList<>();
            for (Granularity gates : List.of(Granularity.SCALAR, Granularity.PLAIN)) {
                Mode mode = ModeRegistry.named(gates == Granularity.PLAIN ? "finite-differences" : "reverse");
                Pasted pasted = new Pasted("Nested" + gates, problem, mode);
                all.add(pasted);
                Snippet own = mode.snippet(problem, gates, WIDTH);
                write(pasted, own.after(Advisor.declaration(family, gates, problem, 2, 1)));
            }
            Jdk.compile(
                    source,
                    folder,
                    all.stream()
                            .map(pasted -> folder.resolve(pasted.name + ".java").toString())
                            .toArray(String[]::new));
            for (Pasted pasted : all) {
                check(pasted, loader);
            }
        }
    }

    /** The lines for a program's own function compile as they are, for each mode that may be recommended, and give the gradient. */
    @Test
    void theLinesForAFunctionOfAProgramCompileAndGiveTheGradient() throws IOException, ReflectiveOperationException {
        List<Pasted> all = new ArrayList<>();
        for (double[] point : new double[][] {{0.1, -0.2, 1e-3}, new double[12]}) {
            Problem problem = Advisor.circuit(Bowl::depth, point);
            for (Mode mode : ModeRegistry.all()) {
                for (Granularity gates : mode.granularities(problem)) {
                    if (Prediction.isEngine(mode)) {
                        Pasted pasted = new Pasted("Own" + all.size(), problem, mode);
                        all.add(pasted);
                        Snippet own = mode.snippet(problem, gates, WIDTH);
                        write(pasted, own.after(FunctionDeclaration.of(Bowl::depth, point)));
                    }
                }
            }
        }
        assertTrue(all.size() > 10, "snippets: " + all.size());
        compile(all);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            for (Pasted pasted : all) {
                check(pasted, loader);
            }
        }
    }

    private record Slope(double slope) implements AdvisedFunction {

        @Override
        public <T extends CalculusFieldElement<T>> T of(T[] x) {
            return x[0].multiply(slope);
        }

        <T extends CalculusFieldElement<T>> T twice(T[] x) {
            return of(x).multiply(2);
        }
    }

    /** What a program has no name for that could be read gets one, and a comment says what it is. */
    @Test
    void whatHasNoNameIsExplained() {
        Slope slope = new Slope(3);
        assertEquals(
                List.of(
                        "double[] point = {1.0};",
                        "ScalarCircuit f = Advisor.circuit(object::twice, point); // object: your Slope"),
                FunctionDeclaration.of(slope::twice, 1).lines());
        assertEquals(
                "ScalarCircuit f = Advisor.circuit(function, point); // function: your Slope",
                FunctionDeclaration.of(slope, 1).lines().get(1));
        assertEquals(
                List.of(
                        "double[] point = new double[7]; // put the coordinates of yours here",
                        "ScalarCircuit f = Advisor.circuit(Bowl::depth, point);"),
                FunctionDeclaration.of(Bowl::depth, new double[7]).lines());
        assertEquals(
                "double[] point = new double[1]; // put the coordinates of yours here",
                FunctionDeclaration.of(Bowl::depth, Double.NaN).lines().get(0));
    }

    private void write(Pasted pasted, Snippet snippet) throws IOException {
        StringBuilder text = new StringBuilder();
        snippet.imports().forEach(name -> text.append("import ").append(name).append(";\n"));
        text.append("public class ").append(pasted.name).append(" {\n    public static Object[] run() {\n");
        snippet.lines().forEach(line -> text.append("        ").append(line).append("\n"));
        String lines = String.join("\n", snippet.lines());
        String pattern = Stream.of("map.jacobianPattern()", "compiled.jacobianPattern()", "compiled.hessianPattern()")
                .filter(lines::contains)
                .findFirst()
                .orElse("null");
        text.append("        return new Object[] {")
                .append(lines.contains("double value") ? "value" : "null")
                .append(", ")
                .append(Snippet.derivatives(pasted.problem))
                .append(", ")
                .append(pattern)
                .append("};\n    }\n}\n");
        Files.writeString(folder.resolve(pasted.name + ".java"), text);
    }

    private void compile(List<Pasted> all) {
        String[] others = all.stream()
                .skip(1)
                .map(pasted -> folder.resolve(pasted.name + ".java").toString())
                .toArray(String[]::new);
        Jdk.compile(folder.resolve(all.get(0).name + ".java"), folder, others);
    }

    private static void check(Pasted pasted, ClassLoader loader) throws ReflectiveOperationException {
        Object[] result;
        try {
            result = (Object[]) loader.loadClass(pasted.name).getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            throw new AssertionError(pasted.mode.name(), e.getCause());
        }
        Reference right = Reference.of(pasted.problem);
        double norm = 0;
        for (double g : right.gradient()) {
            norm = Math.max(norm, Math.abs(g));
        }
        if (result[0] == null) {
            assertTrue(pasted.problem instanceof MapProblem, pasted.mode.name() + " defines no value");
        } else {
            assertEquals(right.value(), (double) result[0], 1e-11 * Math.abs(right.value()), pasted.mode.name());
        }
        if (!pasted.mode.differentiates()) {
            return;
        }
        SparsityPattern stated = stated(pasted.problem);
        double[][] expected = matrix(right.gradient(), stated);
        double[][] found = result[1] instanceof double[][] rows
                ? rows
                : matrix((double[]) result[1], result[2] == null ? stated : (SparsityPattern) result[2]);
        assertEquals(expected.length, found.length, pasted.mode.name());
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], found[i], 10 * pasted.mode.tolerance() * norm, pasted.mode.name());
        }
    }

    /** Returns the pattern of the entries in the reference; that of a single row for a gradient or a product. */
    private static SparsityPattern stated(Problem problem) {
        if (problem instanceof MapProblem map) {
            return map.pattern();
        }
        return problem instanceof SecondOrderProblem second && second.pattern() != null
                ? second.pattern()
                : SparsityPattern.dense(1, problem.derivatives());
    }

    private static double[][] matrix(double[] entries, SparsityPattern pattern) {
        assertEquals(pattern.entries(), entries.length);
        double[][] matrix = new double[pattern.rows()][pattern.columns()];
        for (int i = 0; i < matrix.length; i++) {
            for (int e = pattern.start()[i]; e < pattern.start()[i + 1]; e++) {
                matrix[i][pattern.column()[e]] = entries[e];
            }
        }
        return matrix;
    }
}

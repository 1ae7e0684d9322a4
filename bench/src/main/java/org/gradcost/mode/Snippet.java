package org.gradcost.mode;

import java.util.List;
import java.util.stream.Stream;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;

/**
 * A few lines of Java that compute derivatives by a mode, to be pasted. They expect the function as {@code f} and the point as
 * {@code double[] point}. They define the {@linkplain #derivatives derivatives} and, unless the function has several outputs, its
 * value, {@code double value}.
 *
 * <p>The type of {@code f} is that of circuits with the gates, {@link MapProblem} or {@link SecondOrderProblem}.
 *
 * @param imports names of the classes that the lines use
 * @param lines at most ten
 */
public record Snippet(List<String> imports, List<String> lines) {

    /** Returns lines with the imports of the classes that they {@linkplain #name name}. */
    public static Snippet of(List<Class<?>> imports, String... lines) {
        return new Snippet(
                imports.stream()
                        .filter(Snippet::isImported)
                        .map(Class::getCanonicalName)
                        .toList(),
                List.of(lines));
    }

    /** Returns the name of a class in these lines: the simple name, if the class is imported. */
    public static String name(Class<?> type) {
        return isImported(type) ? type.getSimpleName() : type.getCanonicalName();
    }

    /** Returns whether a class can be imported; a class in the unnamed package cannot, even if it is nested. */
    private static boolean isImported(Class<?> type) {
        return !type.getPackageName().isEmpty();
    }

    /** Returns these lines preceded by those of another snippet, which declares what they use. */
    public Snippet after(Snippet declaration) {
        return new Snippet(
                Stream.concat(declaration.imports.stream(), imports.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                Stream.concat(declaration.lines.stream(), lines.stream()).toList());
    }

    /** Returns lines with which any mode can be called. */
    static Snippet ofMode(Mode mode, Problem problem, Granularity gates, int width) {
        String derivatives = derivatives(problem);
        return of(
                List.of(mode.getClass(), Differentiator.class, Granularity.class),
                "Differentiator mode = new " + name(mode.getClass()) + "().on(f, Granularity." + gates.name() + ", "
                        + width + ");",
                "double[] " + derivatives + " = new double[f.derivatives()];",
                "double value = mode.gradient(point, " + derivatives + ");");
    }

    /**
     * Returns the name of the derivatives: {@code gradient}, {@code jacobian}, {@code hessian} or {@code hv}. A matrix is a
     * {@code double[][]} of its rows, or a {@code double[]} of the entries that may be nonzero, row by row.
     */
    public static String derivatives(Problem problem) {
        if (problem instanceof SecondOrderProblem second) {
            return second.direction() == null ? "hessian" : "hv";
        }
        return problem instanceof MapProblem ? "jacobian" : "gradient";
    }

    /** Returns whether the circuit is a function of numbers with one number as result, which {@link #call} evaluates. */
    public static boolean isPlain(Problem problem, Granularity gates) {
        return !(problem instanceof MapProblem || problem instanceof SecondOrderProblem)
                && gates != Granularity.PLAIN
                && gates != Granularity.MATRIX;
    }

    /** Returns whether {@code f.scalar(x, y)} evaluates the function of several outputs. */
    static boolean isScalarMap(Problem problem, Granularity gates) {
        return problem instanceof MapProblem && gates == Granularity.SCALAR;
    }

    /** Returns the expression that evaluates a circuit. */
    static String call(Granularity gates, String x) {
        return "f." + gates.label() + "(" + x + ")";
    }
}

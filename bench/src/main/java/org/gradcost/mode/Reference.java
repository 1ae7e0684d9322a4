package org.gradcost.mode;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.plugin.IsolatedClasses;
import org.gradcost.plugin.Plugins;

/**
 * The value and the gradient with which those of a mode are compared, at a problem's own point.
 *
 * @param value of the function
 * @param gradient with as many elements as the problem has derivatives
 * @param wrong why nothing can be compared with it, or null
 */
public record Reference(double value, double[] gradient, String wrong) {

    /**
     * The number of inputs up to which rounding errors are below the tolerance; beyond it, the bound grows with the length of the
     * circuit.
     */
    private static final double SIZE = 1000;

    private static final double TOLERANCE = 1e-12;

    /** Computes the reference of a problem. If it is not written by hand, several number types pass through the circuit. */
    public static Reference of(Problem problem) {
        return of(problem, problem.inputs());
    }

    /**
     * Computes the reference of a problem that may take long.
     *
     * @param enough whether to stop after the components checked so far; evaluated after each component
     */
    public static Reference of(Problem problem, BooleanSupplier enough) {
        return of(problem, problem.inputs(), enough);
    }

    static Reference of(Problem problem, double[] x) {
        return of(problem, x, () -> false);
    }

    private static Reference of(Problem problem, double[] x, BooleanSupplier enough) {
        double[] gradient = new double[problem.derivatives()];
        double value = problem.gradient(x, gradient);
        double norm = norm(gradient);
        if (!(norm < Double.POSITIVE_INFINITY)) {
            String which = problem.isByHand() ? "hand-written" : "reference";
            return new Reference(
                    value,
                    gradient,
                    "the " + which + " gradient has norm " + norm + "; nothing can be compared with it");
        }
        String wrong = ReferenceCheck.wrong(problem, x, gradient, norm, tolerance(problem, TOLERANCE), enough);
        return new Reference(value, gradient, wrong != null ? wrong : PatternCheck.missing(problem, x, gradient));
    }

    /**
     * Computes the reference of a family's problem such that this JVM sees no number type but that of the mode that it measures:
     * if the reference is not written by hand, it is computed in separately loaded classes.
     */
    public static Reference beside(Problem problem, Family family, int n, int m, long seed) {
        if (problem.isByHand()) {
            return of(problem);
        }
        ClassLoader loader = new IsolatedClasses(Reference.class.getClassLoader(), List.of());
        try {
            Object[] parts = (Object[]) loader.loadClass(Reference.class.getName())
                    .getMethod("parts", String.class, int.class, int.class, long.class)
                    .invoke(null, family.getClass().getName(), n, m, seed);
            return new Reference((double) parts[0], (double[]) parts[1], (String) parts[2]);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the reference gradient fails: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the components of a reference, of types that both class loaders know; called by reflection. */
    public static Object[] parts(String family, int n, int m, long seed) {
        Reference reference = of(Plugins.instance(Family.class, family).problem(n, m, seed));
        return new Object[] {reference.value, reference.gradient, reference.wrong};
    }

    /** Returns the largest error, relative to the norm, of a correct gradient of a problem. */
    static double tolerance(Problem problem, double ofMode) {
        return Math.max(problem.rounding(), ofMode * Math.max(1, problem.inputs().length / SIZE));
    }

    /** Returns the largest absolute component of the gradient; NaN if any is NaN. */
    double norm() {
        return norm(gradient);
    }

    private static double norm(double[] gradient) {
        double norm = 0;
        for (double g : gradient) {
            norm = Math.max(norm, Math.abs(g));
        }
        return norm;
    }
}

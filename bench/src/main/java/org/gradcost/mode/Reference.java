package org.gradcost.mode;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.plugin.IsolatedClasses;
import org.gradcost.plugin.Plugins;

/**
 * The value and the gradient that a mode's are compared with at a problem's own point.
 *
 * @param value of the function
 * @param gradient as many as the problem has derivatives
 * @param wrong why nothing can be compared with it, or null
 */
public record Reference(double value, double[] gradient, String wrong) {

    /** Up to this size rounding stays below the tolerance; beyond, the bound grows with the length of the circuit. */
    private static final double SIZE = 1000;

    private static final double TOLERANCE = 1e-12;

    /** Computes the reference of a problem. One that is not written by hand sends several types of number through the circuit. */
    public static Reference of(Problem problem) {
        return of(problem, problem.inputs());
    }

    /**
     * Computes the reference of a problem that may take long.
     *
     * @param enough whether to leave it at the components that were checked; asked after each
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
     * Computes the reference of a family's problem so that this JVM learns nothing of other types of numbers than those of the mode
     * that it measures: in classes of their own, where it is not written by hand.
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

    /** Returns the components of a reference, of types that both sides of an isolation know; called by reflection. */
    public static Object[] parts(String family, int n, int m, long seed) {
        Reference reference = of(Plugins.instance(Family.class, family).problem(n, m, seed));
        return new Object[] {reference.value, reference.gradient, reference.wrong};
    }

    /** Returns the error of the norm up to which a gradient of a problem is right. */
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

package org.gradcost.mode;

import java.util.Locale;
import java.util.SplittableRandom;
import org.gradcost.dual.Dual;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.SparsityPattern;

/**
 * The check of a stated sparsity pattern. The product J·v with a random vector v is computed from the entries of the pattern and
 * by one pass that uses no pattern; a missing entry makes the two differ.
 */
final class PatternCheck {

    private static final long SEED = 1;

    /**
     * The allowed error of J·v, relative to its row's Σ |J_ij·v_j| and to the largest of these; rounding errors are far smaller.
     */
    private static final double ALLOWED = 1e-9;

    private PatternCheck() {}

    /**
     * Returns which entry the pattern of a problem lacks, or null if it is complete or dense, or if the problem has none.
     *
     * @param x the point
     * @param entries of the hand-written derivative at x, in the order of the pattern
     */
    static String missing(Problem problem, double[] x, double[] entries) {
        SparsityPattern pattern = pattern(problem);
        if (pattern == null || pattern.isDense()) {
            return null;
        }
        double[] v =
                new SplittableRandom(SEED).doubles(pattern.columns(), 0.5, 1).toArray();
        double[] dense =
                problem instanceof MapProblem map ? along(map, x, v) : ((SecondOrderProblem) problem).along(x, v);
        double[] sparse = new double[pattern.rows()];
        double norm = Double.MIN_NORMAL;
        for (int i = 0; i < sparse.length; i++) {
            double row = 0;
            for (int e = pattern.start()[i]; e < pattern.start()[i + 1]; e++) {
                double term = entries[e] * v[pattern.column()[e]];
                sparse[i] += term;
                row += Math.abs(term);
            }
            norm = Math.max(norm, Math.max(row, Math.abs(dense[i])));
        }
        int worst = 0;
        for (int i = 0; i < sparse.length; i++) {
            if (!(Math.abs(dense[i] - sparse[i]) <= Math.abs(dense[worst] - sparse[worst]))) {
                worst = i;
            }
        }
        return Math.abs(dense[worst] - sparse[worst]) <= ALLOWED * norm
                ? null
                : String.format(
                        Locale.ROOT,
                        "the sparsity pattern lacks an entry in row %d, or the derivative by hand is wrong there: along a"
                                + " random vector (seed %d) the row gives %s, one pass without the pattern %s",
                        worst,
                        SEED,
                        sparse[worst],
                        dense[worst]);
    }

    private static SparsityPattern pattern(Problem problem) {
        return problem instanceof MapProblem map
                ? map.pattern()
                : problem instanceof SecondOrderProblem second ? second.pattern() : null;
    }

    /** Returns J·v by one pass of forward mode. */
    private static double[] along(MapProblem map, double[] x, double[] v) {
        Dual[] y = new Dual[map.outputs()];
        map.scalar(moving(x, v), y);
        double[] product = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            product[i] = y[i].tangent();
        }
        return product;
    }

    private static Dual[] moving(double[] x, double[] v) {
        Dual[] moving = new Dual[x.length];
        for (int i = 0; i < x.length; i++) {
            moving[i] = Dual.of(x[i], v[i]);
        }
        return moving;
    }
}

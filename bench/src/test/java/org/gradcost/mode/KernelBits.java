package org.gradcost.mode;

import java.util.Arrays;
import java.util.List;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;

/** A program that prints, for each family and mode, a hash of the bits of value and gradient after as long as it is told. */
final class KernelBits {

    private static final List<String> FAMILIES = List.of(
            "product",
            "rosenbrock",
            "sigmoid-chain",
            "helmholtz",
            "lse",
            "matmul",
            "softmax",
            "mlp",
            "gmm",
            "lstm",
            "kmeans",
            "ba");

    private static final List<String> MODES = List.of("primal", "hand", "reverse", "reverse-compiled");

    private static final int N = 40;

    private KernelBits() {}

    /** @param arguments milliseconds that each mode runs; 0 for a single gradient */
    public static void main(String[] arguments) {
        long nanos = 1_000_000L * Long.parseLong(arguments[0]);
        for (String name : FAMILIES) {
            Family family = Families.named(name);
            Problem problem = family.problem(family.nearest(N), 1);
            for (String mode : MODES) {
                for (Granularity gates : ModeRegistry.named(mode).granularities(problem)) {
                    Differentiator differentiator = ModeRegistry.named(mode).on(problem, gates, 1);
                    System.out.println(
                            name + " " + gates.label() + " " + mode + " " + bits(problem, differentiator, nanos));
                }
            }
        }
    }

    private static String bits(Problem problem, Differentiator differentiator, long nanos) {
        double[] x = problem.inputs();
        double[] gradient = new double[problem.derivatives()];
        long end = System.nanoTime() + nanos;
        double value;
        do {
            value = differentiator.gradient(x, gradient);
        } while (System.nanoTime() < end);
        return Long.toHexString(31L * Arrays.hashCode(gradient) + Double.doubleToLongBits(value));
    }
}

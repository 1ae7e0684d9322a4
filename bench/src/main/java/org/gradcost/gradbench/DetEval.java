package org.gradcost.gradbench;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.family.linalg.Determinant;
import org.gradcost.mode.Granularity;

/**
 * The determinant by minors and its gradient. Both use the same algorithm: compiled {@linkplain BlockedMinors minors}, or the
 * recursion if only forward mode is used.
 */
final class DetEval implements Eval {

    @Override
    public String name() {
        return "det";
    }

    @Override
    public List<String> functions() {
        return List.of("primal", "gradient");
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        double[] matrix = input.numbers("A");
        int size = input.whole("ell", 1);
        Problem problem = Determinant.at(matrix, size);
        if (function.equals("primal")) {
            return mode.forward() == mode
                    ? new PrimalWorkload(problem)
                    : new PrimalWorkload(new BlockedMinors(size)::value, matrix);
        }
        return mode.of(
                () -> new GradientWorkload(problem, new BlockedMinors(size), Choice.REVERSE, Gradients::all),
                () -> GradientWorkload.of(problem, mode.forward(), Granularity.SCALAR, Gradients::all));
    }
}

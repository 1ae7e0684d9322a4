package org.gradcost.gradbench;

import static org.gradcost.gradbench.PlainNumbers.numbers;
import static org.gradcost.gradbench.PlainNumbers.plain;

import java.util.List;
import org.gradcost.family.nested.Saddle;
import org.gradcost.nested.AdaptiveDescent;
import org.gradcost.nested.Level;

/**
 * The saddle point min_p max_q f. The letters of a function name the outer and the inner mode; the last maximisation over q is
 * not nested and uses the outer mode.
 */
final class SaddleEval implements Eval {

    @Override
    public String name() {
        return "saddle";
    }

    @Override
    public List<String> functions() {
        return List.of("rr", "ff", "fr", "rf");
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        double[] start = input.numbers("start", 2);
        Level outer = Level.of(function.charAt(0));
        Level inner = Level.of(function.charAt(1));
        CompiledSaddle saddle = new CompiledSaddle(new Saddle(inner, start), outer);
        return new NestedWorkload(
                () -> {
                    double[] p = plain(AdaptiveDescent.argmin(saddle, numbers(start)));
                    double[] q = saddle.argmax(p, outer);
                    return new double[] {p[0], p[1], q[0], q[1]};
                },
                outer,
                inner,
                false);
    }
}

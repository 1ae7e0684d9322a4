package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * The peer: Hipparchus' {@link Gradient}, forward mode with all n tangents in one pass. It runs the same circuits with
 * no adapter, since it implements the same interface.
 */
final class HipparchusForward implements Mode {

    @Override
    public String name() {
        return "hipparchus";
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR, Granularity.FUSED);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        Circuit circuit = Circuit.of(problem, gates);
        Gradient[] inputs = new Gradient[problem.inputs().length];
        return (x, gradient) -> {
            for (int i = 0; i < x.length; i++) {
                inputs[i] = Gradient.variable(x.length, i, x[i]);
            }
            Gradient y = circuit.of(inputs);
            System.arraycopy(y.getGradient(), 0, gradient, 0, x.length);
            return y.getValue();
        };
    }
}

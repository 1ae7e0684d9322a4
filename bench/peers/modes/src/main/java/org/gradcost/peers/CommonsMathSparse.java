package org.gradcost.peers;

import org.apache.commons.math3.analysis.differentiation.SparseGradient;
import org.gradcost.family.Problem;
import org.gradcost.mode.CircuitFunction;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/** Commons Math's {@code SparseGradient}: forward mode in which each number has a hash map of its nonzero derivatives. */
public final class CommonsMathSparse extends ScalarPeer {

    public CommonsMathSparse() {
        super("commons-math");
    }

    @Override
    public String name() {
        return "commons-math-sparse";
    }

    @Override
    public ModeTraits traits() {
        return traits(Direction.FORWARD, Kind.INTERPRETED, "Commons Math", "commons-math3", "Java", 210)
                .with(new Usage(
                        "many variables, of which each value depends on a few",
                        "a hash map of nonzero derivatives in each number",
                        "not use it where a value depends on all variables"));
    }

    @Override
    Differentiator bind(Problem problem, Granularity gates, int threads) {
        return Gradients.of(CircuitFunction.of(problem, gates), problem.inputs().length);
    }

    private static final class Gradients {

        @SuppressWarnings("unchecked")
        static Differentiator of(CircuitFunction circuit, int n) {
            CommonsMathNumber<SparseGradient>[] inputs = new CommonsMathNumber[n];
            SparseGradient zero = SparseGradient.createConstant(0);
            return (x, gradient) -> {
                for (int i = 0; i < n; i++) {
                    inputs[i] = new CommonsMathNumber<>(SparseGradient.createVariable(i, x[i]), zero);
                }
                SparseGradient y = output(circuit, inputs).number();
                for (int i = 0; i < n; i++) {
                    gradient[i] = y.getDerivative(i);
                }
                return y.getValue();
            };
        }
    }
}

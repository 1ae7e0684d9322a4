package org.gradcost.peers;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.mode.CircuitFunction;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/**
 * Commons Math's {@code DerivativeStructure} at order 1: forward mode with all n tangents, designed for a few variables and any
 * order. Its static tables, with p² numbers for every p up to n, are never freed: 4/3·n³ bytes.
 */
public final class CommonsMathStructures extends ScalarPeer {

    private static final double BYTES = 4.0 / 3;

    public CommonsMathStructures() {
        super("commons-math");
    }

    @Override
    public String name() {
        return "commons-math";
    }

    @Override
    public ModeTraits traits() {
        return traits(Direction.FORWARD, Kind.INTERPRETED, "Commons Math", "commons-math3", "Java", 200)
                .with(new Usage(
                        "functions of a few variables, with derivatives of any order",
                        "order 1, with all n tangents in each number",
                        "use it for a handful of variables"));
    }

    @Override
    public int tangents(Problem problem) {
        return problem.inputs().length;
    }

    @Override
    public IntToDoubleFunction bytes(Family family, Granularity gates) {
        return n -> BYTES * n * n * n;
    }

    @Override
    Differentiator bind(Problem problem, Granularity gates, int threads) {
        return Structures.of(CircuitFunction.of(problem, gates), problem.inputs().length);
    }

    private static final class Structures {

        @SuppressWarnings("unchecked")
        static Differentiator of(CircuitFunction circuit, int n) {
            CommonsMathNumber<DerivativeStructure>[] inputs = new CommonsMathNumber[n];
            DerivativeStructure zero = new DerivativeStructure(n, 1, 0);
            return (x, gradient) -> {
                for (int i = 0; i < n; i++) {
                    inputs[i] = new CommonsMathNumber<>(new DerivativeStructure(n, 1, i, x[i]), zero);
                }
                DerivativeStructure y = output(circuit, inputs).number();
                System.arraycopy(y.getAllDerivatives(), 1, gradient, 0, n);
                return y.getValue();
            };
        }
    }
}

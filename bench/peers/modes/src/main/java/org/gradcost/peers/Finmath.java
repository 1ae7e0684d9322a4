package org.gradcost.peers;

import java.util.Map;
import net.finmath.montecarlo.automaticdifferentiation.RandomVariableDifferentiable;
import net.finmath.montecarlo.automaticdifferentiation.backward.RandomVariableDifferentiableAADFactory;
import net.finmath.stochastic.RandomVariable;
import org.gradcost.family.Problem;
import org.gradcost.mode.CircuitFunction;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/**
 * finmath's adjoint differentiation of random variables. It is designed for variables with thousands of paths, which outweigh the
 * cost of its tree and its hash maps; here a variable is a single number.
 */
public final class Finmath extends ScalarPeer {

    public Finmath() {
        super("finmath");
    }

    @Override
    public String name() {
        return "finmath";
    }

    @Override
    public ModeTraits traits() {
        return traits(Direction.REVERSE, Kind.INTERPRETED, "finmath", "finmath-lib", "Java", 220)
                .with(new Usage(
                        "the valuation of financial products, by random variables with thousands of paths",
                        "each variable is a single number",
                        "differentiate all paths at once, which outweighs the cost of its tree and hash maps"));
    }

    @Override
    Differentiator bind(Problem problem, Granularity gates, int threads) {
        return Adjoints.of(CircuitFunction.of(problem, gates), problem.inputs().length);
    }

    private static final class Adjoints {

        static Differentiator of(CircuitFunction circuit, int n) {
            RandomVariableDifferentiableAADFactory factory = new RandomVariableDifferentiableAADFactory();
            FinmathNumber[] inputs = new FinmathNumber[n];
            return (x, gradient) -> {
                for (int i = 0; i < n; i++) {
                    inputs[i] = new FinmathNumber(factory.createRandomVariable(x[i]));
                }
                RandomVariableDifferentiable y =
                        (RandomVariableDifferentiable) output(circuit, inputs).variable();
                Map<Long, RandomVariable> derivatives = y.getGradient();
                for (int i = 0; i < n; i++) {
                    Long id = ((RandomVariableDifferentiable) inputs[i].variable()).getID();
                    RandomVariable derivative = derivatives.get(id);
                    gradient[i] = derivative == null ? 0 : derivative.doubleValue();
                }
                return y.doubleValue();
            };
        }
    }
}

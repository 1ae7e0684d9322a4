package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.DataCircuit;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.tape.compile.CompiledFunction;

/**
 * Forward mode by static support, compiled: every value carries the tangents of just those inputs that can reach it, so that one
 * pass gives the whole gradient, Jacobian or sparse Hessian, which is the Jacobian of a gradient. Not the textbook's forward mode,
 * whose tangents are dense: see {@link ForwardCompiled}.
 */
public final class ForwardSupport extends CompiledMode {

    @Override
    public String name() {
        return "forward-support";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.FORWARD, Kind.SUPPORT, 76)
                .with(new Usage(
                        "functions in which values depend on few inputs, and the same operations at every point",
                        "recorded once and compiled; one pass, in which tangents that are always zero are left out",
                        "not use it where every value depends on all inputs"));
    }

    @Override
    public String purpose() {
        return "functions whose gates can be recorded, and their Hessians if they are sparse";
    }

    @Override
    List<Granularity> possible(Problem problem) {
        if (problem instanceof SecondOrderProblem second) {
            boolean isSparse = second.pattern() != null && !second.pattern().isDense();
            return isSparse ? List.of(Granularity.SCALAR) : List.of();
        }
        return super.possible(problem);
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        if (problem instanceof SecondOrderProblem) {
            return CompiledSnippets.ofHessianInOnePass();
        }
        return problem instanceof MapProblem
                ? CompiledSnippets.ofJacobianInOnePass("jacobianBySupport")
                : CompiledSnippets.ofCircuit(
                        gates,
                        "double[] gradient = new double[point.length];",
                        "double value = compiled.gradientBySupport(point, gradient);");
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        if (problem instanceof SecondOrderProblem second) {
            return SupportEntries.ofHessian(second, gates);
        }
        return problem instanceof MapProblem map
                ? SupportEntries.ofJacobian(map, gates)
                : new Sweep(Traceable.of(problem, gates));
    }

    @Override
    public Differentiator onChangingData(DataCircuit problem, Granularity gates, int width) {
        return new Sweep(Traceable.ofChangingData(problem, gates));
    }

    /** Returns 1; whether the tangents need too much memory for a single pass is known only after the first gradient. */
    @Override
    public int passes(Problem problem, Granularity gates, int width) {
        return 1;
    }

    private static final class Sweep extends SingleSweep {

        private CompiledFunction used;

        Sweep(Traceable traceable) {
            super(traceable);
        }

        @Override
        double compute(CompiledFunction function, double[] x, double[] data, double[] gradient) {
            used = function;
            return function.gradientBySupport(x, data, gradient);
        }

        /** Returns how often the last gradient ran the function: once, unless all tangents together needed too much memory. */
        @Override
        public int passes() {
            return used == null ? 1 : used.passesBySupport();
        }
    }
}

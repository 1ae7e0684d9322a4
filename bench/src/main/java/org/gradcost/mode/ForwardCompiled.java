package org.gradcost.mode;

import org.gradcost.family.DataCircuit;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.sparse.SparsityPattern;

/**
 * Forward mode in textbook form, recorded once and compiled, with k dense tangents per pass and one pass for every k inputs. It
 * corresponds to {@link VectorForward} as {@link ReverseCompiled} does to {@link Reverse}.
 */
public final class ForwardCompiled extends CompiledMode {

    @Override
    public String name() {
        return "forward-compiled";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.FORWARD, Kind.COMPILED, 73)
                .with(new Usage(
                        "a few inputs, and the same operations at every point",
                        "recorded once and compiled; dense tangents, one pass for every k inputs",
                        "not take many passes for large n"));
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public boolean manyPasses(Problem problem) {
        return true;
    }

    @Override
    public int passes(Problem problem, Granularity gates, int width) {
        return (problem.inputs().length + width - 1) / width;
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        if (problem.inputs().length > width) {
            return super.snippet(problem, gates, width);
        }
        return problem instanceof MapProblem
                ? CompiledSnippets.ofMap(
                        "double[][] jacobian = new double[compiled.outputs()][point.length];",
                        "compiled.partials(point, 0, jacobian);")
                : CompiledSnippets.ofCircuit(
                        gates,
                        "double[][] partials = new double[1][point.length];",
                        "double value = compiled.partials(point, 0, partials);",
                        "double[] gradient = partials[0];");
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        return passes(Traceable.of(problem, gates), problem, width);
    }

    @Override
    public Differentiator onChangingData(DataCircuit problem, Granularity gates, int width) {
        return passes(Traceable.ofChangingData(problem, gates), problem, width);
    }

    private static Differentiator passes(Traceable traceable, Problem problem, int width) {
        SparsityPattern pattern =
                problem instanceof MapProblem map ? map.pattern() : SparsityPattern.dense(1, problem.inputs().length);
        return new PartialPasses(traceable, Directions.ofEachInput(pattern), problem.outputs(), width);
    }
}

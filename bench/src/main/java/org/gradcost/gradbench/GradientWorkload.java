package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.ForwardCompiled;
import org.gradcost.mode.ForwardSupport;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.ManyPasses;
import org.gradcost.mode.Mode;
import org.gradcost.mode.Reverse;
import org.gradcost.mode.VectorForward;

/** The gradient of a problem in a mode of the suite. */
final class GradientWorkload implements Workload {

    /** The writer of a gradient. */
    interface Output {
        void write(JsonGenerator json, double[] gradient) throws IOException;
    }

    private static final int WIDTH = 32;

    private final Problem problem;
    private final Differentiator differentiator;
    private final Choice mode;
    private final Output output;
    private final double[] gradient;

    GradientWorkload(Problem problem, Differentiator differentiator, Choice mode, Output output) {
        this.problem = problem;
        this.differentiator = differentiator;
        this.mode = mode;
        this.output = output;
        this.gradient = new double[problem.inputs().length];
    }

    /** Returns this workload with its differentiator replaced. */
    GradientWorkload by(UnaryOperator<Differentiator> other) {
        return new GradientWorkload(problem, other.apply(differentiator), mode, output);
    }

    /**
     * Returns the workload for gates of that granularity; in forward mode with a number of tangents that fits the caches. Compiled
     * modes have no matrix gates, and use scalar ones.
     */
    static GradientWorkload of(Problem problem, Choice mode, Granularity gates, Output output) {
        Mode engine = switch (mode) {
            case REVERSE -> new Reverse();
            case FORWARD_COMPILED -> new ForwardCompiled();
            case FORWARD_SUPPORT -> new ForwardSupport();
            default -> new VectorForward();
        };
        boolean isCompiled = mode == Choice.FORWARD_COMPILED || mode == Choice.FORWARD_SUPPORT;
        Granularity possible = isCompiled && gates == Granularity.MATRIX ? Granularity.SCALAR : gates;
        int width = Math.min(WIDTH, problem.inputs().length);
        return new GradientWorkload(problem, engine.on(problem, possible, width), mode, output);
    }

    @Override
    public void run() {
        if (!(differentiator instanceof ManyPasses passes)) {
            differentiator.gradient(problem.inputs(), gradient);
            return;
        }
        Deadline deadline = new Deadline();
        passes.moveTo(problem.inputs());
        for (int pass = 0; pass < passes.passes(); pass++) {
            passes.pass(pass, gradient);
            deadline.check(mode(), pass + 1, passes.passes());
        }
    }

    /** Times one pass of many. */
    @Override
    public long trial() {
        if (!(differentiator instanceof ManyPasses passes)) {
            return Workload.super.trial();
        }
        passes.moveTo(problem.inputs());
        long start = System.nanoTime();
        passes.pass(0, gradient);
        return (System.nanoTime() - start) * passes.passes();
    }

    @Override
    public String mode() {
        return mode.word();
    }

    @Override
    public int passes() {
        return differentiator.passes();
    }

    @Override
    public long primal() {
        return PrimalWorkload.least(problem);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        output.write(json, gradient);
    }
}

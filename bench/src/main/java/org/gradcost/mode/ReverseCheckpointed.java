package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.family.SteppedProblem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.tape.checkpoint.Binomial;
import org.gradcost.tape.checkpoint.CheckpointedTape;

/**
 * Reverse mode within a memory budget, for circuits that consist of steps: states are stored by the binomial schedule, and the
 * others are recomputed. Without a budget it stores as many states as the number of steps has binary digits.
 */
public final class ReverseCheckpointed implements Mode {

    /** The system property with the budget for stored states, in bytes. */
    private static final String BUDGET = "gradcost.checkpoint.bytes";

    @Override
    public String name() {
        return "reverse-checkpointed";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.REVERSE, Kind.INTERPRETED, 40)
                .with(new Usage(
                        "long chains of steps whose tape would not fit in memory",
                        "as many stored states as the number of steps has binary digits",
                        "store as many states as fit in memory"));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR);
    }

    @Override
    public String purpose() {
        return "functions that consist of steps";
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        return problem instanceof SteppedProblem ? gates() : List.of();
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        SteppedProblem circuit = (SteppedProblem) problem;
        Long bytes = Long.getLong(BUDGET);
        int checkpoints = bytes == null
                ? Integer.SIZE - Integer.numberOfLeadingZeros(circuit.steps())
                : CheckpointedTape.checkpoints(circuit, bytes);
        return new Kept(circuit, new CheckpointedTape(new Binomial(Math.max(1, checkpoints))));
    }

    private record Kept(SteppedProblem circuit, CheckpointedTape tape) implements Differentiator {

        @Override
        public double gradient(double[] x, double[] gradient) {
            return tape.gradient(circuit, x, gradient);
        }

        @Override
        public long recordedGates() {
            return tape.recordedGates();
        }

        @Override
        public long tapeBytes() {
            return tape.bytes();
        }
    }
}

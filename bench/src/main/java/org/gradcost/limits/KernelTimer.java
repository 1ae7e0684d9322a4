package org.gradcost.limits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Hand;
import org.gradcost.mode.Mode;
import org.gradcost.mode.Primal;
import org.gradcost.mode.ReverseCompiled;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Modes;

/** Timer of families in Java and C++, in interleaved rounds. */
public final class KernelTimer implements AutoCloseable {

    /** The sizes at which families are measured. */
    private static final Map<String, Integer> SIZES = Map.of(
            "product", 1000,
            "rosenbrock", 1000,
            "sigmoid-chain", 1000,
            "lse", 10_000,
            "helmholtz", 100,
            "gmm", 1092,
            "kmeans", 100,
            "ba", 2100,
            "mlp", 1482);

    private static final double TOLERANCE = 1e-12;

    private final NativeBuild build;
    private final int rounds;
    private final long roundNanos;

    /**
     * Creates a timer, and compiles the C++.
     *
     * @param compiler command of a C++ compiler
     * @param rounds number of rounds that count; half as many are run before them
     * @param milliseconds time of a contender in a round
     */
    public KernelTimer(String compiler, int rounds, int milliseconds) {
        this.build = new NativeBuild(compiler);
        this.rounds = rounds;
        this.roundNanos = milliseconds * 1_000_000L;
    }

    /** Returns the families that have C++, in the order of the table. */
    public static List<String> families() {
        return List.of("product", "rosenbrock", "sigmoid-chain", "helmholtz", "lse", "gmm", "kmeans", "ba", "mlp");
    }

    /**
     * Measures one family.
     *
     * @throws BadInputException if there is no C++ for it
     * @throws IllegalStateException if two gradients differ by more than 10⁻¹² of their norm
     */
    public List<LimitsRow> measure(String name) {
        if (!families().contains(name)) {
            throw new BadInputException(
                    "limits has no C++ of family \"" + name + "\"; of these it has: " + String.join(", ", families()));
        }
        Family family = Families.named(name);
        Problem problem = family.problem(family.nearest(SIZES.get(name)), 1);
        Path input = build.input(name, problem);
        int n = problem.inputs().length;
        int derivatives = problem.derivatives();
        List<TimedKernel> kernels = new ArrayList<>();
        List<NativeKernel> processes = new ArrayList<>();
        try {
            for (boolean gradient : new boolean[] {false, true}) {
                for (String flags : List.of("strict", "fast")) {
                    NativeKernel process =
                            new NativeKernel("C++ " + flags, gradient, build.program(flags), name, input, derivatives);
                    processes.add(process);
                    kernels.add(process);
                }
                kernels.add(java(gradient ? new Hand() : new Primal(), Granularity.PLAIN, gradient, problem));
            }
            if (problem instanceof ScalarCircuit circuit && !circuit.readsValues()) {
                kernels.add(java(new ReverseCompiled(), Granularity.SCALAR, true, problem));
            }
            return rows(name, n, kernels);
        } finally {
            processes.forEach(NativeKernel::close);
        }
    }

    private static TimedKernel java(Mode mode, Granularity gates, boolean gradient, Problem problem) {
        String name = Modes.variant(mode.name(), Kernels.ofThisJvm().label());
        return new JavaKernel(name, gradient, mode.on(problem, gates, 1), problem);
    }

    private List<LimitsRow> rows(String family, int n, List<TimedKernel> kernels) {
        int count = kernels.size();
        long[] calls = new long[count];
        for (int c = 0; c < count; c++) {
            kernels.get(c).warmUp(roundNanos);
            calls[c] = calls(kernels.get(c));
        }
        mustAgree(family, kernels);
        Elapsed[][] elapsed = new Elapsed[count][rounds];
        for (int round = -rounds / 2; round < rounds; round++) {
            for (int c = 0; c < count; c++) {
                Elapsed time = kernels.get(c).run(calls[c]);
                elapsed[c][Math.max(round, 0)] = time;
                if (round < 0) {
                    calls[c] = Math.max(1, (long) (roundNanos / time.wall()));
                }
            }
        }
        List<LimitsRow> rows = new ArrayList<>();
        int unit = 0; // strict C++ is the first of the values, and the first of the gradients
        for (int c = 0; c < count; c++) {
            TimedKernel contender = kernels.get(c);
            unit = contender.isGradient() == kernels.get(unit).isGradient() ? unit : c;
            rows.add(LimitsRow.of(family, n, contender, elapsed[c], elapsed[unit]));
        }
        return rows;
    }

    /** Returns how many evaluations take as long as a round, determined by doubling. */
    private long calls(TimedKernel contender) {
        long calls = 1;
        while (contender.run(calls).wall() * calls < roundNanos) {
            calls *= 2;
        }
        return calls;
    }

    private static void mustAgree(String family, List<TimedKernel> kernels) {
        double[] reference = null;
        for (TimedKernel contender : kernels) {
            if (!contender.isGradient()) {
                continue;
            }
            double[] gradient = contender.gradient();
            reference = reference == null ? gradient : reference;
            double norm = Math.sqrt(Arrays.stream(reference).map(g -> g * g).sum());
            double square = 0;
            for (int i = 0; i < gradient.length; i++) {
                square += (gradient[i] - reference[i]) * (gradient[i] - reference[i]);
            }
            if (!(Math.sqrt(square) <= TOLERANCE * norm)) {
                throw new IllegalStateException(family + ": the gradient of " + contender.name() + " differs by "
                        + Math.sqrt(square) / norm + " of its norm");
            }
        }
    }

    @Override
    public void close() {
        build.close();
    }
}

package org.gradcost.limits;

import java.nio.file.Path;
import java.util.ArrayList;
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

    private final NativeBuild build;
    private final Interleaved rounds;

    /**
     * Creates a timer, and compiles the C++.
     *
     * @param compiler command of a C++ compiler
     * @param rounds number of rounds that count; half as many are run before them
     * @param milliseconds time of a contender in a round
     */
    public KernelTimer(String compiler, int rounds, int milliseconds) {
        this.build = new NativeBuild(compiler);
        this.rounds = new Interleaved(rounds, milliseconds * 1_000_000L);
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
            return rounds.rows(name, n, kernels);
        } finally {
            processes.forEach(NativeKernel::close);
        }
    }

    private static TimedKernel java(Mode mode, Granularity gates, boolean gradient, Problem problem) {
        String name = Modes.variant(mode.name(), Kernels.ofThisJvm().label());
        return JavaKernel.ofProblem(name, gradient, mode.on(problem, gates, 1), problem);
    }

    @Override
    public void close() {
        build.close();
    }
}

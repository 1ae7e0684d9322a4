package org.gradcost.advise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.gradcost.bench.HeapCheck;
import org.gradcost.bench.JitMonitor;
import org.gradcost.bench.Probe;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.Reference;
import org.gradcost.plugin.IsolatedClasses;
import org.gradcost.results.BadInputException;

/**
 * The trials of all modes at all sizes of a function, within a time: all begin, then all run in turns until they are warm, then all
 * are measured in turns.
 */
final class Session {

    /** The parts of the time by whose end all have begun, are warm, and are measured. */
    private static final double BEGUN = 0.45;

    private static final double WARM = 0.7;
    private static final double MEASURED = 0.93;

    /** The part of the time that a trial warms up for before the next has its turn. */
    private static final double TURN = 0.001;

    /** For how long a primal is timed, ns, which only tells what would take too long. */
    private static final long GUESS = 5_000_000;

    /** The part of the time that a mode's first pass, or one turn, may take. */
    private static final double SHARE = 0.08;

    /** How many times a primal a cold pass may take, and each of its tangents: the JVM interprets it first. */
    private static final double COLD = 100;

    private static final double COLD_TANGENT = 10;

    /** A gradient of many passes whose cold passes take less than this is begun as a whole, ns. */
    private static final double SHORT = 30e6;

    private static final List<String> INTERFACE =
            List.of(Workbench.class.getName(), Workbench.Facts.class.getName(), Probe.class.getName());

    /** A function at one size, with its trials. */
    record Size(
            String name,
            Problem problem,
            ProblemSource subject,
            Reference reference,
            double primal,
            List<Trial> trials) {}

    private final AdviceOptions options;
    private final DoubleSupplier elapsed;
    private final Map<String, Class<?>> benches = new HashMap<>();
    private final Probe probe = Probe.warm();
    private final List<Size> sizes = new ArrayList<>();

    /** Creates a session that begins now. */
    Session(AdviceOptions options) {
        this(options, sinceNow(options.budget().toNanos()));
    }

    /** @param elapsed part of the time */
    Session(AdviceOptions options, DoubleSupplier elapsed) {
        this.options = options;
        this.elapsed = elapsed;
    }

    private static DoubleSupplier sinceNow(double budget) {
        long start = System.nanoTime();
        return () -> (System.nanoTime() - start) / budget;
    }

    AdviceOptions options() {
        return options;
    }

    List<Size> sizes() {
        return sizes;
    }

    double elapsed() {
        return elapsed.getAsDouble();
    }

    /** Adds a size, with the modes that can run it, and begins them. Sizes are added in ascending order. */
    void add(String name, ProblemSource subject, Optional<Family> family) {
        Problem problem = subject.problem();
        Reference reference = Reference.of(problem);
        if (reference.wrong() != null) {
            throw new BadInputException(name + " at n = " + subject.n() + ": " + reference.wrong());
        }
        Granularity gates = gates(name + " at n = " + subject.n(), problem);
        Size size = new Size(name, problem, subject, reference, primal(problem), new ArrayList<>());
        sizes.add(size);
        HeapCheck heap = new HeapCheck(Runtime.getRuntime().maxMemory());
        for (Mode mode : modes()) {
            List<Granularity> possible = mode.granularities(problem);
            boolean plain = possible.contains(Granularity.PLAIN);
            if (!plain && !possible.contains(gates)) {
                continue;
            }
            Trial trial = new Trial(mode, plain ? Granularity.PLAIN : gates, mode.hasWidth() ? options.width() : 1);
            size.trials.add(trial);
            Optional<String> refusal = refusal(mode)
                    .or(() -> family.flatMap(f -> heap.refusal(mode, f, trial.gates, subject.n())))
                    .or(() -> tooLong(size, trial));
            if (refusal.isPresent()) {
                trial.leaveOut(refusal.get());
            } else {
                int passes = mode.manyPasses(problem) ? mode.passes(problem, trial.gates, trial.width) : 1;
                trial.begin(bench(mode), subject, reference, passes * cold(size, trial) < SHORT, probe);
            }
        }
    }

    /** Returns the modes to be tried, the baseline first even if it was not asked for: without it there are no primals. */
    private List<Mode> modes() {
        Mode baseline = ModeRegistry.baseline();
        List<Mode> modes = new ArrayList<>(List.of(baseline));
        options.modes().stream()
                .filter(mode -> !mode.name().equals(baseline.name()))
                .forEach(modes::add);
        return modes;
    }

    private Granularity gates(String what, Problem problem) {
        List<Granularity> has = new ArrayList<>();
        for (Granularity gates : Granularity.values()) {
            if (gates != Granularity.PLAIN && gates.of(problem)) {
                has.add(gates);
            }
        }
        if (has.isEmpty()) {
            has.add(Granularity.SCALAR); // second derivatives, whose circuit is that of the function
        }
        Granularity wanted = options.gates().orElse(has.contains(Granularity.SCALAR) ? Granularity.SCALAR : has.get(0));
        if (!has.contains(wanted)) {
            throw new BadInputException(what + ": no circuit in " + wanted.label() + " gates; there are "
                    + String.join(", ", has.stream().map(Granularity::label).toList()));
        }
        return wanted;
    }

    /** Returns why a mode cannot be tried in this JVM. */
    private static Optional<String> refusal(Mode mode) {
        return mode.hasSharedState()
                        || !mode.jvmFlags().isEmpty()
                        || !mode.classPath().isEmpty()
                ? Optional.of("not tried: it needs a JVM of its own; sweep measures it")
                : Optional.empty();
    }

    /** Returns why a mode is not tried; there is time for one engine in any case. */
    private Optional<String> tooLong(Size size, Trial trial) {
        boolean any = size.trials.stream().anyMatch(other -> other.isAlive() && Prediction.isEngine(other.mode));
        if (elapsed() > BEGUN && any) {
            return Optional.of("not tried: the time was over");
        }
        return cold(size, trial) > SHARE * options.budget().toNanos()
                ? Optional.of("not tried: a pass would take too long")
                : Optional.empty();
    }

    /** Returns what the first pass may take, ns: a guess. */
    private static double cold(Size size, Trial trial) {
        int tangents = trial.mode.hasWidth()
                ? Math.min(trial.width, size.problem.inputs().length)
                : trial.mode.tangents(size.problem);
        return size.primal * (COLD + COLD_TANGENT * tangents);
    }

    private Class<?> bench(Mode mode) {
        return options.isolated() ? benches.computeIfAbsent(mode.handedOn(), name -> isolated()) : ModeWorkbench.class;
    }

    private static Class<?> isolated() {
        try {
            return new IsolatedClasses(ModeWorkbench.class.getClassLoader(), INTERFACE)
                    .loadClass(ModeWorkbench.class.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a first guess at the time of a primal, ns. */
    private static double primal(Problem problem) {
        double[] x = problem.inputs();
        long least = Long.MAX_VALUE;
        long begin = System.nanoTime();
        long now = begin;
        do {
            long before = now;
            problem.primal(x);
            now = System.nanoTime();
            least = Math.min(least, now - before);
        } while (now - begin < GUESS);
        return least;
    }

    /** Warms all trials up, and measures them. */
    void measure() {
        try (JitDirectives directives = JitDirectives.give()) {
            JitMonitor jit = JitMonitor.ofThisJvm();
            List<Trial> trials = sizes.stream()
                    .flatMap(size -> size.trials.stream())
                    .filter(Trial::isAlive)
                    .toList();
            List<Trial> cold = trials;
            boolean quiet = false;
            long turn = (long) (TURN * options.budget().toNanos());
            do {
                for (Trial trial : cold) {
                    trial.warm(turn, quiet);
                }
                quiet = !jit.isBusy();
                cold = trials.stream().filter(trial -> !trial.isSteady()).toList();
            } while (!cold.isEmpty() && elapsed() < WARM);
            double longest = SHARE * options.budget().toNanos();
            List<Trial> measured =
                    trials.stream().filter(trial -> trial.operation() < longest).toList();
            while (!measured.isEmpty() && elapsed() < MEASURED) {
                for (Trial trial : measured) {
                    trial.measure();
                    if (elapsed() > 1) {
                        return;
                    }
                }
            }
        }
    }
}

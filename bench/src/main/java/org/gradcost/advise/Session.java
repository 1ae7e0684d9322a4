package org.gradcost.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.gradcost.bench.HeapCheck;
import org.gradcost.bench.JitMonitor;
import org.gradcost.bench.Probe;
import org.gradcost.family.Family;
import org.gradcost.family.FamilyCode;
import org.gradcost.family.Problem;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.Reference;
import org.gradcost.plugin.IsolatedClasses;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Rounded;

/**
 * The trials of all modes at all sizes of a function, within a time limit: all of them start, then run in turns until they are
 * warm, and then are measured in turns.
 */
final class Session {

    /** The fractions of the time limit by which all trials have started, are warm, and are measured. */
    private static final double BEGUN = 0.45;

    private static final double WARM = 0.7;
    private static final double MEASURED = 0.93;

    /** The fraction of the time limit for which a trial warms up before it is the turn of the next. */
    private static final double TURN = 0.001;

    /**
     * The fraction of the time limit that one evaluation of a function may take; a reference, its check and a trial take several.
     */
    private static final double SLOWEST = 0.05;

    /**
     * The factor between the minimum time and the time that is recommended, since evaluations vary and the JVM needs time to
     * start.
     */
    private static final double MARGIN = 1.2;

    /** The fraction of the time limit by which the check of a reference ends, but not before one component is checked. */
    private static final double REFERENCE = 0.1;

    /** The time for which a primal is timed, ns, which is only used to predict what would take too long. */
    private static final long GUESS = 5_000_000;

    /** The fraction of the time limit that a mode's first pass, or one turn, may take. */
    private static final double SHARE = 0.08;

    /** The time of a cold pass, and of each of its tangents, in primals, since the JVM first interprets it. */
    private static final double COLD = 100;

    private static final double COLD_TANGENT = 10;

    /**
     * The time until a loop in a pass is compiled, ns, and the time of a pass after that, and of each of its tangents, in
     * primals.
     */
    private static final double COMPILED = 200e6;

    private static final double HOT = 10;
    private static final double HOT_TANGENT = 3;

    /** The time of cold passes below which a gradient of many passes is started as a whole, ns. */
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
    private final Consumer<String> progress;
    private final Map<String, Class<?>> benches = new HashMap<>();
    private final Probe probe = Probe.warm();
    private final List<Size> sizes = new ArrayList<>();

    /** Creates a session that starts now. */
    Session(AdviceOptions options) {
        this(options, text -> {});
    }

    /**
     * Creates a session that starts now.
     *
     * @param progress receives a description of what is being done
     */
    Session(AdviceOptions options, Consumer<String> progress) {
        this(options, sinceNow(options.budget().toNanos()), progress);
    }

    /**
     * Creates a session.
     *
     * @param elapsed fraction of the time limit that has passed
     */
    Session(AdviceOptions options, DoubleSupplier elapsed, Consumer<String> progress) {
        this.options = options;
        this.elapsed = elapsed;
        this.progress = progress;
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

    /** Adds a size, with the modes that can run it, and starts them. Sizes are added in ascending order. */
    void add(String name, ProblemSource subject, Optional<Family> family) {
        String what = name + " at n = " + subject.n();
        progress.accept(what + ": evaluating the function");
        Problem problem = FamilyCode.call(what, () -> FamilyCode.some(subject.problem(), "its problem"));
        double primal = FamilyCode.call(what, () -> primal(what, problem));
        progress.accept(what + ": checking the reference gradient");
        double until = elapsed() + REFERENCE;
        Reference reference = FamilyCode.call(what, () -> Reference.of(problem, () -> elapsed() > until));
        if (reference.wrong() != null) {
            throw new BadInputException(what + ": " + reference.wrong());
        }
        Granularity gates = gates(what, problem);
        Size size = new Size(name, problem, subject, reference, primal, new ArrayList<>());
        sizes.add(size);
        Map<Trial, String> refused = new HashMap<>();
        HeapCheck heap = new HeapCheck(Runtime.getRuntime().maxMemory());
        for (Mode mode : modes()) {
            List<Granularity> possible = mode.granularities(problem);
            boolean plain = possible.contains(Granularity.PLAIN);
            if (!plain && !possible.contains(gates)) {
                continue;
            }
            Trial trial = new Trial(mode, plain ? Granularity.PLAIN : gates, mode.hasWidth() ? options.width() : 1);
            size.trials.add(trial);
            refusal(mode)
                    .or(() -> family.flatMap(f -> heap.refusal(mode, f, trial.gates, subject.n())))
                    .ifPresent(reason -> refused.put(trial, reason));
        }
        refused.forEach(Trial::leaveOut);
        List<Trial> cheapestFirst = size.trials.stream()
                .filter(trial -> !refused.containsKey(trial))
                .sorted(Comparator.comparingDouble(trial -> whole(size, trial)))
                .toList();
        for (Trial trial : cheapestFirst) {
            Optional<String> tooLong = tooLong(size, trial);
            if (tooLong.isPresent()) {
                trial.leaveOut(tooLong.get());
            } else {
                progress.accept(what + ": checking " + trial.mode.name());
                trial.begin(bench(trial.mode), subject, reference, whole(size, trial) < SHORT, probe);
            }
        }
    }

    /**
     * Returns an estimate of the time of the first gradient, ns. It is lowest for the primal, since the times of all other modes
     * are compared with it.
     */
    private static double whole(Size size, Trial trial) {
        Mode mode = trial.mode;
        return isBaseline(mode)
                ? 0
                : cold(size, trial)
                        * (mode.manyPasses(size.problem) ? mode.passes(size.problem, trial.gates, trial.width) : 1);
    }

    private static boolean isBaseline(Mode mode) {
        return mode.name().equals(ModeRegistry.baseline().name());
    }

    /** Returns the modes to be tried, with the primal first even if it was not selected, since it is the unit of overheads. */
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
                ? Optional.of(Trial.NOT_TRIED + "it needs a JVM of its own; sweep measures it")
                : Optional.empty();
    }

    /** Returns why a mode is not tried; there is always time for the primal and one engine. */
    private Optional<String> tooLong(Size size, Trial trial) {
        boolean any = size.trials.stream().anyMatch(other -> other.isAlive() && Prediction.isEngine(other.mode));
        if (isBaseline(trial.mode) || !any && Prediction.isEngine(trial.mode)) {
            return Optional.empty();
        }
        if (elapsed() > BEGUN) {
            return Optional.of(Trial.NOT_TRIED + "the time was used up");
        }
        return cold(size, trial) > SHARE * options.budget().toNanos()
                ? Optional.of(Trial.NOT_TRIED + "a pass would take too long")
                : Optional.empty();
    }

    /** Returns an estimate of the time of the first pass, ns. */
    private static double cold(Size size, Trial trial) {
        int tangents = trial.mode.hasWidth()
                ? Math.min(trial.width, size.problem.inputs().length)
                : trial.mode.tangents(size.problem);
        return Math.min(
                size.primal * (COLD + COLD_TANGENT * tangents),
                COMPILED + size.primal * (HOT + HOT_TANGENT * tangents));
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

    /**
     * Returns a first estimate of the time of a primal, ns.
     *
     * @throws BadInputException if it leaves no time for a gradient
     */
    private double primal(String what, Problem problem) {
        double[] x = FamilyCode.some(problem.inputs(), "its point");
        double part = part(problem, x);
        if (part > SLOWEST && part < 1) {
            part = part(problem, x); // the first call may have compiled or loaded something
        }
        if (part > SLOWEST) {
            double nanos = part * options.budget().toNanos();
            throw new BadInputException(what + ": the function alone takes " + Rounded.time(nanos)
                    + ", too long for advice in this time; it needs at least --seconds "
                    + (long) Math.ceil(MARGIN * nanos / SLOWEST / 1e9));
        }
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

    /** Returns the fraction of the time limit that one evaluation takes. */
    private double part(Problem problem, double[] x) {
        double before = elapsed();
        problem.primal(x);
        return elapsed() - before;
    }

    /** Warms up and measures all trials. */
    void measure() {
        progress.accept("measuring");
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

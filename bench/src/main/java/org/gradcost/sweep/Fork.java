package org.gradcost.sweep;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.bench.Benchmarks;
import org.gradcost.bench.ForkReport;
import org.gradcost.family.Families;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One fork of one cell, measured by JMH: starts the JVM, waits for it, and turns what it says into rows. */
final class Fork {

    private static final String CLASS_PATH = "java.class.path";
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Profile profile;

    Fork(Profile profile) {
        this.profile = profile;
    }

    /**
     * The result of a fork.
     *
     * @param rows times and allocations of its iterations
     * @param facts what it reported beside
     */
    record Outcome(List<Measurement> rows, ForkReport facts) {}

    /** The JVM said no: its gradient was wrong, or it died. The message is the reason, on one line. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** Measures the whole gradient of a cell, or the value of a primal. */
    Outcome gradient(Job job, int fork) throws FailedException {
        return run(job, Benchmarks.GRADIENT, Metric.TIME, fork);
    }

    /** Measures one pass. */
    Outcome pass(Job job, int fork) throws FailedException {
        return run(job, Benchmarks.PASS, Metric.PASS_TIME, fork);
    }

    private Outcome run(Job job, String benchmark, Metric time, int fork) throws FailedException {
        try {
            Path facts = Leftovers.file(".facts");
            Path log = Leftovers.file(".log");
            try {
                return new Outcome(rows(measure(job, benchmark, facts, log), job, time, fork), ForkReport.read(facts));
            } catch (RunnerException e) {
                Leftovers.awaitEnd();
                if (e.getMessage() != null && e.getMessage().contains("JMH lock")) {
                    throw new BadInputException(locked(e), e);
                }
                throw new FailedException(FailureReason.of(log, e), e);
            } finally {
                Files.deleteIfExists(facts);
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            throw new FailedException(e.toString(), e);
        }
    }

    /**
     * Returns the advice for a lock that JMH did not get: a file in the temporary folder that is shared by all users.
     */
    static String locked(RunnerException e) {
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
        String kept = "; the cells measured so far are kept";
        return e.getMessage().contains("Another JMH instance")
                ? lock
                        + ": another JMH run is in progress, and the two would disturb each other: wait for its end (or allow"
                        + " it: java -Djmh.ignoreLock=true -jar …)" + kept
                : lock + ": cannot be locked, possibly owned by another user; use a folder of your own: java"
                        + " -Djava.io.tmpdir=DIR -jar …" + kept;
    }

    private RunResult measure(Job job, String benchmark, Path facts, Path log) throws RunnerException {
        Runner runner = new Runner(new OptionsBuilder()
                .include(benchmark)
                .param("mode", job.cell().mode())
                .param("family", job.cell().family())
                .param("gates", job.cell().gates())
                .param("n", String.valueOf(job.cell().n()))
                .param("m", String.valueOf(job.cell().m()))
                .param("width", String.valueOf(job.cell().width()))
                .param("threads", String.valueOf(job.cell().threads()))
                .forks(1)
                .warmupForks(0)
                .warmupIterations(profile.warmups())
                .warmupTime(iteration())
                .measurementIterations(profile.iterations())
                .measurementTime(iteration())
                .jvmArgsAppend(flags(job, facts))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.NORMAL)
                .output(log.toString())
                .shouldFailOnError(true)
                .build());
        return onClassPath(job.mode().classPath(), runner);
    }

    /** Runs with a class path that is longer by what the mode needs; JMH reads it from the system property. */
    private static RunResult onClassPath(List<Path> more, Runner runner) throws RunnerException {
        String own = System.getProperty(CLASS_PATH);
        try {
            if (!more.isEmpty()) {
                System.setProperty(
                        CLASS_PATH,
                        Stream.concat(Stream.of(own), more.stream().map(Path::toString))
                                .collect(Collectors.joining(File.pathSeparator)));
            }
            return runner.runSingle();
        } finally {
            System.setProperty(CLASS_PATH, own);
        }
    }

    private String[] flags(Job job, Path facts) {
        String family = Families.named(job.cell().family()).getClass().getName();
        List<String> flags = new ArrayList<>(Benchmarks.FLAGS);
        flags.add("-Xmx" + (profile.heap() >> 20) + "m");
        flags.add("-D" + ForkReport.FILE + "=" + facts);
        flags.add("-D" + Families.HANDED_ON + "=" + family);
        flags.add("-D" + ModeRegistry.HANDED_ON + "=" + job.mode().getClass().getName());
        flags.addAll(job.mode().jvmFlags());
        return flags.toArray(new String[0]);
    }

    private TimeValue iteration() {
        return TimeValue.milliseconds(profile.iteration().toMillis());
    }

    private static List<Measurement> rows(RunResult run, Job job, Metric time, int fork) {
        List<Measurement> rows = new ArrayList<>();
        int iteration = 0;
        Collection<IterationResult> iterations =
                run.getBenchmarkResults().iterator().next().getIterationResults();
        for (IterationResult result : iterations) {
            rows.add(Measurement.of(
                    job.cell(), time, fork, iteration, result.getPrimaryResult().getScore()));
            // A pass allocates too, but it is not what a gradient allocates.
            Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
            if (allocation != null && time == Metric.TIME) {
                rows.add(Measurement.of(job.cell(), Metric.ALLOC, fork, iteration, Math.max(0, allocation.getScore())));
            }
            iteration++;
        }
        return rows;
    }
}

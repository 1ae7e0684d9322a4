package org.gradcost.results.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Counted;
import org.gradcost.results.jmh.JmhFile;
import org.gradcost.results.jmh.JmhResult;
import org.gradcost.results.jmh.JmhRun;

/**
 * JMH files as sides with the same columns: benchmark, mode, threads, the parameters of all files, and the properties of the JVM
 * and its arguments that differ within a file, since these make different configurations. What all results of a file have in
 * common is its environment.
 */
final class JmhSides {
    static final String BENCHMARK = "benchmark";
    private static final List<String> COLUMNS = List.of(BENCHMARK, "jmh_mode", "threads");
    private static final String ARGUMENTS = "vm flags";
    static final String PARAM = "Param: ";
    private static final String SAMPLE = "sample"; // the only mode in which samples are not iterations

    private final List<Path> files;
    private final List<JmhRun> runs;
    private final OptionalInt forks;
    private final SortedSet<String> params = new TreeSet<>();
    private final SortedSet<String> configuring = new TreeSet<>();

    /** The arguments that not all results have, if results differ in their arguments; otherwise empty. */
    private final Set<String> distinguishing = new HashSet<>();

    private JmhSides(List<Path> files, OptionalInt forks) {
        this.files = files;
        this.forks = forks;
        this.runs = files.stream().map(JmhFile::read).toList();
        runs.stream()
                .flatMap(run -> run.results().stream())
                .forEach(result -> params.addAll(result.params().keySet()));
        runs.forEach(this::findConfigurations);
    }

    /**
     * Reads the files.
     *
     * @param forks number of forks of the benchmarks in files that do not state it
     */
    static List<Side> read(List<Path> files, OptionalInt forks) {
        JmhSides sides = new JmhSides(files, forks);
        if (forks.isPresent()
                && sides.runs.stream()
                        .allMatch(run -> run.results().stream()
                                .allMatch(result -> result.forks().isPresent()))) {
            throw new BadInputException("--forks is for JMH's CSV and tables, which do not record the number: here "
                    + (files.isEmpty() ? "are runs" : "the files do"));
        }
        List<Side> all = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            all.add(sides.side(i));
        }
        return all;
    }

    private void findConfigurations(JmhRun run) {
        Set<String> names = new HashSet<>();
        run.results().forEach(result -> names.addAll(result.facts().keySet()));
        for (String name : names) {
            if (run.results().stream()
                            .map(result -> result.facts().getOrDefault(name, ""))
                            .distinct()
                            .count()
                    > 1) {
                configuring.add(name);
            }
        }
        if (run.results().stream().map(JmhResult::jvmArgs).distinct().count() > 1) {
            Set<String> common = new HashSet<>(run.results().get(0).jvmArgs());
            run.results().forEach(result -> common.retainAll(result.jvmArgs()));
            run.results().forEach(result -> distinguishing.addAll(result.jvmArgs()));
            runs.forEach(other -> other.results().forEach(result -> common.retainAll(result.jvmArgs())));
            runs.forEach(other -> other.results().forEach(result -> distinguishing.addAll(result.jvmArgs())));
            distinguishing.removeAll(common);
            configuring.add(ARGUMENTS);
        }
    }

    private Side side(int index) {
        JmhRun run = runs.get(index);
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.addAll(configuring);
        // A parameter may have the name of one of our columns; it then keeps the prefix of JMH's CSV.
        Set<String> taken = new HashSet<>(columns);
        taken.addAll(ComparisonCsv.FIGURES);
        taken.addAll(RowText.HEADERS);
        params.forEach(param -> columns.add(taken.contains(param) ? PARAM + param : param));
        SortedMap<Key, Sample> samples = new TreeMap<>();
        run.results().forEach(result -> samples.put(key(result), sample(key(result), result)));
        return new Side(
                files.get(index).toString(),
                columns,
                key -> key.values().get(0),
                samples,
                environment(run),
                limits(run));
    }

    private Key key(JmhResult result) {
        List<String> values =
                new ArrayList<>(List.of(result.benchmark(), result.mode(), String.valueOf(result.threads())));
        configuring.forEach(name -> values.add(
                name.equals(ARGUMENTS)
                        ? String.join(
                                " ",
                                result.jvmArgs().stream()
                                        .filter(distinguishing::contains)
                                        .toList())
                        : result.facts().getOrDefault(name, "")));
        params.forEach(param -> values.add(result.params().getOrDefault(param, "")));
        return new Key(values);
    }

    private Map<String, Side.Fact> environment(JmhRun run) {
        Map<String, Side.Fact> environment = new LinkedHashMap<>();
        JmhResult first = run.results().get(0);
        first.facts().forEach((name, value) -> {
            if (!configuring.contains(name)) {
                environment.put(name, new Side.Fact(value, true));
            }
        });
        if (!first.facts().isEmpty()) {
            environment.put(
                    ARGUMENTS,
                    new Side.Fact(
                            String.join(
                                    " ",
                                    first.jvmArgs().stream()
                                            .filter(argument -> !distinguishing.contains(argument))
                                            .toList()),
                            true));
        }
        return environment;
    }

    private Sample sample(Key key, JmhResult result) {
        SortedMap<String, Count> counts = new TreeMap<>();
        if (result.allocated().values().length > 0) {
            counts.put(RunSide.ALLOC, Count.of(result.allocated()));
        }
        double log = StrictMath.log(result.score().time());
        if (result.raw()) {
            double[] logs = Arrays.stream(result.score().deviations())
                    .map(deviation -> log + deviation)
                    .toArray();
            return Sample.ofForks(key.toString(), logs, counts);
        }
        int known = forks(result);
        OptionalDouble error = result.score().largestError(known);
        return Sample.ofScore(
                key.toString(),
                new Score(log, error.orElse(Double.NaN), result.score().rounding(), known),
                counts);
    }

    /** Returns the number of forks of a result; 0 if it is unknown, or inconsistent with the number of samples. */
    private int forks(JmhResult result) {
        int stated = result.forks().orElse(forks.orElse(0));
        boolean fits =
                stated > 0 && (result.mode().equals(SAMPLE) || result.score().samples() % stated == 0);
        return fits ? stated : 0;
    }

    private List<String> limits(JmhRun run) {
        List<String> limits = new ArrayList<>(run.notes());
        if (!run.raw()) {
            List<JmhResult> scores =
                    run.results().stream().filter(result -> !result.raw()).toList();
            long unknown = scores.stream().filter(result -> forks(result) == 0).count();
            boolean several = scores.stream().anyMatch(result -> forks(result) > 1);
            if (several) {
                limits.add(
                        "scores without iterations. The variance between forks is unknown: intervals are the widest that this"
                                + " number of forks with JMH's error can have. JMH's JSON (-rf json) gives narrower ones.");
            }
            if (unknown > 0) {
                limits.add((several
                                ? Counted.of(unknown, "row") + " whose samples are not from that number of forks"
                                : "scores without iterations. The number of forks is unknown, and so are these intervals: give"
                                        + " it (--forks 5), or use JMH's JSON (-rf json)")
                        + ".");
            }
        }
        if (run.results().stream().anyMatch(result -> forks(result) == 1)) {
            limits.add("one fork. The variance between forks is unknown, and so are these intervals: measure several"
                    + " (-f 5).");
        }
        limits.add(
                run.results().stream().allMatch(result -> result.facts().isEmpty())
                        ? "no environment. Whether machine, JDK and libraries are the same on both sides cannot be"
                                + " checked: a difference may come from them."
                        : "JMH records the JDK but not the machine or the libraries. Whether these are the same on both"
                                + " sides cannot be checked: a difference may come from them.");
        return limits;
    }
}

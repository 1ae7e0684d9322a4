package org.gradcost.results.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradcost.results.BadInputException;
import org.gradcost.results.jmh.JmhFile;
import org.gradcost.results.jmh.JmhResult;
import org.gradcost.results.jmh.JmhRun;

/** Reads what can be a side: the folder of a run, or a file of JMH's. */
public final class Sides {
    private static final List<String> JMH_COLUMNS = List.of("benchmark", "jmh_mode", "threads");

    private Sides() {}

    /**
     * Reads both sides; JMH's parameters become columns, those that only one side has among them.
     *
     * @throws BadInputException when one is neither, or damaged
     */
    public static List<Side> read(Path base, Path now) {
        if (isJmh(base) && isJmh(now)) {
            JmhRun was = JmhFile.read(base);
            JmhRun is = JmhFile.read(now);
            TreeSet<String> params = new TreeSet<>();
            was.results().forEach(result -> params.addAll(result.params().keySet()));
            is.results().forEach(result -> params.addAll(result.params().keySet()));
            return List.of(side(base, was, params), side(now, is, params));
        }
        return List.of(side(base), side(now));
    }

    private static Side side(Path path) {
        if (!isJmh(path)) {
            return RunSide.of(path);
        }
        JmhRun run = JmhFile.read(path);
        TreeSet<String> params = new TreeSet<>();
        run.results().forEach(result -> params.addAll(result.params().keySet()));
        return side(path, run, params);
    }

    private static boolean isJmh(Path path) {
        if (!Files.exists(path)) {
            throw new BadInputException(path + ": does not exist, must be the folder of a run or a file of JMH's");
        }
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw new BadInputException(path + ": is a device or a pipe, must be a folder or a file");
        }
        return Files.isRegularFile(path) && !RunSide.isMeasurements(path);
    }

    private static Side side(Path path, JmhRun run, TreeSet<String> params) {
        List<String> columns = new ArrayList<>(JMH_COLUMNS);
        // A parameter may bear the name of a column of ours; then it keeps the prefix of JMH's CSV.
        params.forEach(param -> columns.add(JMH_COLUMNS.contains(param) ? "Param: " + param : param));
        SortedMap<Key, Sample> samples = new TreeMap<>();
        for (JmhResult result : run.results()) {
            List<String> values =
                    new ArrayList<>(List.of(result.benchmark(), result.mode(), String.valueOf(result.threads())));
            params.forEach(param -> values.add(result.params().getOrDefault(param, "")));
            samples.put(new Key(values), sample(result));
        }
        Map<String, Side.Fact> environment = new LinkedHashMap<>();
        run.environment().forEach((name, value) -> environment.put(name, new Side.Fact(value, true)));
        return new Side(path.toString(), columns, key -> key.values().get(0), samples, environment, limits(run));
    }

    private static Sample sample(JmhResult result) {
        double[][] logs = new double[result.times().length][];
        for (int f = 0; f < logs.length; f++) {
            logs[f] = new double[result.times()[f].length];
            for (int i = 0; i < logs[f].length; i++) {
                logs[f][i] = StrictMath.log(result.times()[f][i]);
            }
        }
        SortedMap<String, Count> counts = new TreeMap<>();
        if (result.allocBytes().length > 0) {
            counts.put(RunSide.ALLOC, Count.of(result.allocBytes()));
        }
        OptionalDouble error = result.relativeError();
        return new Sample(logs, 0, StrictMath.log(result.score()), error, false, counts);
    }

    private static List<String> limits(JmhRun run) {
        List<String> limits = new ArrayList<>();
        if (!run.raw()) {
            limits.add("scores without samples. This rules out Mann–Whitney's p, and knowing what forks differ by:"
                    + " intervals come from JMH's own error and from forks taken to differ by 3 %, so differences below"
                    + " about 8 % stay inconclusive, and how many more forks would help is not known."
                    + " JMH's JSON (-rf json) has the samples.");
        }
        limits.add(
                run.environment().isEmpty()
                        ? "no environment. Whether machine, JDK and libraries are the same on both sides cannot be"
                                + " checked: a difference may be theirs."
                        : "JMH names the JDK and not the machine or the libraries. Whether these are the same on both"
                                + " sides cannot be checked: a difference may be theirs.");
        return limits;
    }
}

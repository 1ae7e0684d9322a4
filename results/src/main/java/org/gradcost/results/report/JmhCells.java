package org.gradcost.results.report;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.format.Printable;
import org.gradcost.results.jmh.JmhFile;
import org.gradcost.results.jmh.JmhResult;
import org.gradcost.results.jmh.JmhRun;

/**
 * A JMH file in the terms of a run: the class of a benchmark with its parameters is the family, the method is the mode, JMH's
 * mode is the gates, and n is the whole-number parameter with the most values. So the charts compare the methods of a class over
 * n.
 */
final class JmhCells {
    private static final int LONGEST = 200;

    private final JmhRun run;
    private final String size;
    private final boolean fullNames;
    private final SortedSet<String> configuring = new TreeSet<>();
    private final boolean argumentsDiffer;
    private final Set<Cell> taken = new HashSet<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final Map<String, ModeTraits> traits = new TreeMap<>();

    private JmhCells(JmhRun run) {
        this.run = run;
        this.size = size();
        Set<String> classes =
                run.results().stream().map(result -> type(result.benchmark())).collect(toSet());
        this.fullNames = classes.stream().map(JmhCells::simple).distinct().count() < classes.size();
        run.results().stream()
                .flatMap(result -> result.facts().keySet().stream())
                .distinct()
                .filter(name -> run.results().stream()
                                .map(result -> result.facts().getOrDefault(name, ""))
                                .distinct()
                                .count()
                        > 1)
                .forEach(configuring::add);
        this.argumentsDiffer =
                run.results().stream().map(JmhResult::jvmArgs).distinct().count() > 1;
        run.results().forEach(this::add);
    }

    static JmhCells read(Path file) {
        return new JmhCells(JmhFile.read(file));
    }

    List<Measurement> measurements() {
        return measurements;
    }

    /** Returns traits that prevent a method from being taken for one of Gradcost's modes because of its name. */
    Map<String, ModeTraits> traits() {
        return traits;
    }

    /** Returns a description of where it was measured, as far as JMH states it, and of how to read the tables. */
    String environment() {
        SortedMap<String, String> facts = new TreeMap<>(run.results().get(0).facts());
        configuring.forEach(facts::remove);
        String known = facts.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(joining(", "));
        String arguments = String.join(" ", run.results().get(0).jvmArgs());
        return (known.isEmpty() ? "The file does not record the JDK. " : "Measured with " + known + ". ")
                + (argumentsDiffer || arguments.isEmpty() ? "" : "JVM arguments: " + arguments + ". ")
                + "JMH's files record neither the machine nor the libraries.";
    }

    /** Returns an explanation of the terms in the tables, and of what the file does not record. */
    String reading() {
        return "In the tables, a family is the class of a benchmark with its parameters, a mode its method, gates are JMH's"
                + " mode, and n is "
                + (size.isEmpty() ? "1, since no parameter is a number that varies." : "the parameter " + size + ".")
                + (run.raw() ? "" : " The file has scores without samples, so no interval is known.")
                + run.notes().stream().map(note -> " Note: " + note).collect(joining());
    }

    private void add(JmhResult result) {
        String method = name(result.benchmark().substring(result.benchmark().lastIndexOf('.') + 1));
        String gates = name(result.mode());
        long n = size.isEmpty() || !result.params().containsKey(size)
                ? 1
                : Long.parseLong(result.params().get(size));
        String family = name(family(result));
        Cell cell = new Cell(family, gates, n, 1, method, 1, result.threads());
        for (int count = 2; !taken.add(cell); count++) {
            String suffix = " (" + count + ")";
            String beginning = family.substring(0, Math.min(family.length(), LONGEST - suffix.length()));
            cell = new Cell(beginning.strip() + suffix, gates, n, 1, method, 1, result.threads());
        }
        traits.put(
                method, new ModeTraits(ModeTraits.Direction.NONE, ModeTraits.Kind.NUMERIC, "", "unknown", "Java", 0));
        double[][] times =
                result.times().length == 0 ? new double[][] {{result.score().time()}} : result.times();
        for (int f = 0; f < times.length; f++) {
            for (int i = 0; i < times[f].length; i++) {
                measurements.add(Measurement.of(cell, Metric.TIME, f, i, times[f][i]));
            }
        }
        double[] bytes = result.allocated().values();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0 && bytes[i] <= 1e18) {
                measurements.add(Measurement.of(cell, Metric.ALLOC, 0, i, bytes[i]));
            }
        }
        measurements.add(Measurement.of(cell, Metric.PASSES, 1));
    }

    private String family(JmhResult result) {
        List<String> parts = new ArrayList<>();
        result.params().forEach((name, value) -> {
            if (!name.equals(size)) {
                parts.add(name + "=" + value);
            }
        });
        configuring.forEach(name -> parts.add(name + " " + result.facts().getOrDefault(name, "?")));
        if (argumentsDiffer) {
            parts.add(String.join(" ", result.jvmArgs()));
        }
        String type = type(result.benchmark());
        return (fullNames ? type : simple(type)) + (parts.isEmpty() ? "" : " " + String.join(", ", parts));
    }

    /** Returns the parameter with the most values, if these are whole numbers from 1 and there are at least two. */
    private String size() {
        SortedMap<String, Set<String>> values = new TreeMap<>();
        run.results()
                .forEach(result -> result.params()
                        .forEach((name, value) -> values.computeIfAbsent(name, n -> new HashSet<>())
                                .add(value)));
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1
                        && entry.getValue().stream().allMatch(value -> value.matches("[1-9]\\d{0,14}")))
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String type(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        return dot < 1 ? benchmark : benchmark.substring(0, dot);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Returns the text in a form that the name of a cell may have. */
    private static String name(String text) {
        String line = Printable.of(text.replaceAll("[\\p{Cntrl}\\s]+", " ")).strip();
        String whole = line.isEmpty() ? "?" : line;
        return whole.length() <= LONGEST
                ? whole
                : whole.substring(0, LONGEST - 1).strip() + "…";
    }
}

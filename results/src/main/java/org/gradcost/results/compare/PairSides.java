package org.gradcost.results.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradcost.results.BadInputException;

/** The values of one column as sides: cells that agree in all other columns are compared. */
public final class PairSides {
    private PairSides() {}

    /**
     * Reads a run or a JMH file and splits it into sides.
     *
     * @param pair {@code COLUMN=VALUE,VALUE}, the first value being BASE; for a benchmark, the end of the name after a dot
     *     suffices if only one benchmark has it
     * @param forks number of forks of the benchmarks in a file that does not state it
     * @throws BadInputException if it is not of that form, or names something that the file does not contain
     */
    public static List<Side> read(Path path, String pair, OptionalInt forks) {
        int equals = pair.indexOf('=');
        List<String> values = equals < 1 ? List.of() : OptionValues.of(pair.substring(equals + 1));
        if (values.size() < 2 || values.stream().distinct().count() < values.size()) {
            throw new BadInputException(
                    "--pair " + pair + ": must be COLUMN=BASE,NEW with two values that differ, such as impl=a,b");
        }
        Side all = Sides.read(List.of(path), forks).get(0);
        int column = Filter.position(all.columns(), pair.substring(0, equals));
        List<Side> sides = new ArrayList<>();
        for (String value : values) {
            sides.add(side(all, column, value, sides.isEmpty() ? all.limits() : List.of())); // once for the one file
        }
        return sides;
    }

    private static Side side(Side all, int column, String value, List<String> limits) {
        String name = all.columns().get(column);
        String found = found(all, column, value);
        SortedMap<Key, Sample> samples = new TreeMap<>();
        all.samples().forEach((key, sample) -> {
            if (key.values().get(column).equals(found)) {
                samples.put(new Key(without(key.values(), column)), sample);
            }
        });
        return new Side(
                name + "=" + found + " of " + all.name(),
                without(all.columns(), column),
                // Memory differs by design between what is compared: it is shown, but not judged.
                key -> name + "=" + found + " " + all.kind().apply(new Key(with(key.values(), column, found))),
                samples,
                all.environment(),
                limits,
                true);
    }

    private static String found(Side all, int column, String value) {
        TreeSet<String> values = new TreeSet<>();
        all.samples().keySet().forEach(key -> values.add(key.values().get(column)));
        if (values.contains(value)) {
            return value;
        }
        List<String> ends = all.columns().get(column).equals(JmhSides.BENCHMARK)
                ? values.stream().filter(name -> name.endsWith("." + value)).toList()
                : List.of();
        if (ends.size() != 1) {
            throw new BadInputException(all.name() + ": "
                    + (ends.isEmpty() ? "no " : "several cells end in ")
                    + all.columns().get(column) + " \"" + value + "\", must be one of "
                    + String.join(", ", ends.isEmpty() ? values : ends));
        }
        return ends.get(0);
    }

    private static List<String> without(List<String> values, int position) {
        List<String> rest = new ArrayList<>(values);
        rest.remove(position);
        return rest;
    }

    private static List<String> with(List<String> values, int position, String value) {
        List<String> all = new ArrayList<>(values);
        all.add(position, value);
        return all;
    }
}

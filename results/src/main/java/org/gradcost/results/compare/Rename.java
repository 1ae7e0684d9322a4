package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.BadInputException;

/**
 * A change of a name between two measurements, undone for a comparison.
 *
 * @param old name of a benchmark, family, gates or mode, or its part before a dot; or name of a column
 * @param now name that replaces it
 */
public record Rename(String old, String now) {
    private static final Set<String> NAMES = Set.of(JmhSides.BENCHMARK, "family", "gates", "mode");

    /**
     * Reads {@code OLD=NEW}.
     *
     * @throws BadInputException if the text is not of that form
     */
    public static Rename of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new BadInputException("--rename " + text + ": must be OLD=NEW, such as org.old.Bench=org.now.Bench");
        }
        return new Rename(text.substring(0, equals), text.substring(equals + 1));
    }

    /**
     * Returns the sides with the new name.
     *
     * @throws BadInputException if none has the old name, or if two cells of a side would become the same
     */
    public List<Side> in(List<Side> sides) {
        List<Side> renamed = sides.stream().map(this::in).toList();
        for (int i = 0; i < sides.size(); i++) {
            if (!renamed.get(i).columns().equals(sides.get(i).columns())
                    || !renamed.get(i)
                            .samples()
                            .keySet()
                            .equals(sides.get(i).samples().keySet())) {
                return renamed;
            }
        }
        throw bad("no name and no column is called that");
    }

    private Side in(Side side) {
        int from = Math.max(side.columns().indexOf(old), side.columns().indexOf(JmhSides.PARAM + old));
        int into = side.columns().indexOf(now);
        List<String> columns = new ArrayList<>(side.columns());
        if (from >= 0) {
            columns.set(from, now);
        }
        if (from >= 0 && into >= 0) {
            columns.remove(into);
        }
        SortedMap<Key, Sample> samples = new TreeMap<>();
        side.samples().forEach((key, sample) -> {
            Key renamed = in(side, key, from, into);
            if (samples.put(renamed, sample) != null) {
                throw bad("makes two cells of " + side.name() + " one, " + renamed);
            }
        });
        return side.with(columns, samples);
    }

    /** Returns a key with the new name; if two columns become one, a cell must have a value in only one of them. */
    private Key in(Side side, Key key, int from, int into) {
        List<String> values = new ArrayList<>(key.values());
        for (int i = 0; i < values.size(); i++) {
            if (NAMES.contains(side.columns().get(i))) {
                values.set(i, in(values.get(i)));
            }
        }
        if (from >= 0 && into >= 0) {
            if (!values.get(from).isEmpty() && !values.get(into).isEmpty()) {
                throw bad("a cell of " + side.name() + " has both columns, " + key);
            }
            values.set(from, values.get(from) + values.get(into));
            values.remove(into);
        }
        return new Key(values);
    }

    private BadInputException bad(String what) {
        return new BadInputException("--rename " + old + "=" + now + ": " + what);
    }

    private String in(String name) {
        return name.equals(old) || name.startsWith(old + ".") || name.startsWith(old) && old.endsWith(".")
                ? now + name.substring(old.length())
                : name;
    }
}

package org.gradcost.results.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Modes;

/**
 * Two modes of one run as sides. A cell of one mode is compared with that of the other of the same family, gates, n, m and
 * threads. Plain code is compared with every granularity, and a mode with several widths is represented by its fastest. A mode
 * with vector kernels is named with them, as in {@code hand vector}.
 */
public final class ModeSides {
    private static final int GATES = 1;
    private static final int MODE = 4;
    private static final int WIDTH = 5;

    private ModeSides() {}

    /**
     * Reads a run and returns the two modes as sides.
     *
     * @throws BadInputException if the run has no such mode, or cannot be read
     */
    public static List<Side> read(Path folder, String baseMode, String newMode) {
        if (baseMode.equals(newMode)) {
            throw new BadInputException("--modes names " + baseMode + " twice, must be two modes");
        }
        if (Files.isRegularFile(folder) && !RunSide.isMeasurements(folder)) {
            throw new BadInputException(
                    folder + ": is a file, --modes needs the folder of a run (a file of JMH's has no modes)");
        }
        Side run = RunSide.of(folder);
        SortedMap<Key, Sample> base = of(run, baseMode);
        SortedMap<Key, Sample> now = of(run, newMode);
        return List.of(side(run, baseMode, besides(base, now)), side(run, newMode, besides(now, base)));
    }

    private static SortedMap<Key, Sample> of(Side run, String mode) {
        SortedMap<Key, Sample> fastest = new TreeMap<>();
        run.samples().forEach((key, sample) -> {
            if (key.values().get(MODE).equals(mode)) {
                List<String> values = new ArrayList<>(key.values());
                values.remove(WIDTH);
                values.remove(MODE);
                fastest.merge(new Key(values), sample, (a, b) -> b.logTime() < a.logTime() ? b : a);
            }
        });
        if (fastest.isEmpty()) {
            TreeSet<String> modes = new TreeSet<>();
            run.samples().keySet().forEach(key -> modes.add(key.values().get(MODE)));
            throw new BadInputException(
                    run.name() + ": has no times of mode \"" + mode + "\", must be one of " + String.join(", ", modes));
        }
        return fastest;
    }

    /** Returns the cells, in which a plain one represents each granularity that the other side has. */
    private static SortedMap<Key, Sample> besides(SortedMap<Key, Sample> cells, SortedMap<Key, Sample> other) {
        SortedMap<Key, Sample> placed = new TreeMap<>(cells);
        for (Key key : other.keySet()) {
            Key plain = plain(key);
            if (cells.containsKey(plain) && !cells.containsKey(key)) {
                placed.put(key, cells.get(plain));
                placed.remove(plain);
            }
        }
        return placed;
    }

    private static Key plain(Key key) {
        List<String> values = new ArrayList<>(key.values());
        values.set(GATES, Modes.PLAIN_GATES);
        return new Key(values);
    }

    private static Side side(Side run, String mode, SortedMap<Key, Sample> samples) {
        return new Side(
                mode + " of " + run.name(),
                List.of("family", "gates", "n", "m", "threads"),
                key -> mode,
                samples,
                run.environment(),
                run.limits(),
                true);
    }
}

package org.gradcost.results.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradcost.results.BadInputException;

/** Reader of everything that can be a side: the folder of a run, or a JMH file. */
public final class Sides {

    private Sides() {}

    /**
     * Reads the sides; the parameters of all JMH files become columns of each.
     *
     * @throws BadInputException if one is neither, or damaged
     */
    public static List<Side> read(List<Path> paths) {
        return read(paths, OptionalInt.empty());
    }

    /**
     * Reads the sides as {@link #read(List)} does.
     *
     * @param forks number of forks of the benchmarks in files that do not state it
     */
    public static List<Side> read(List<Path> paths, OptionalInt forks) {
        List<Path> files = paths.stream().filter(Sides::isJmh).toList();
        List<Side> ofJmh = new ArrayList<>(JmhSides.read(files, forks));
        return paths.stream()
                .map(path -> isJmh(path) ? ofJmh.remove(0) : RunSide.of(path))
                .toList();
    }

    /**
     * Returns the threshold of the race whose two folders these are, such as {@code 3%}; empty if they are no race, or one of a
     * version that did not record it.
     */
    public static Optional<String> thresholdOfRace(List<Side> sides) {
        return sides.size() == 2 && EnvironmentFacts.isRace(sides.get(0), sides.get(1))
                ? EnvironmentFacts.threshold(sides.get(0))
                : Optional.empty();
    }

    /**
     * Returns whether a path is a JMH file, and not the folder of a run or its {@code measurements.csv}.
     *
     * @throws BadInputException if it is neither a folder nor a file
     */
    public static boolean isJmh(Path path) {
        if (!Files.exists(path)) {
            throw new BadInputException(path + ": does not exist, must be the folder of a run or a file of JMH's");
        }
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw new BadInputException(path + ": is a device or a pipe, must be a folder or a file");
        }
        return Files.isRegularFile(path) && !RunSide.isMeasurements(path);
    }
}

package org.gradcost.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gradcost.mode.Mode;
import org.gradcost.results.BadInputException;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.file.Environment;
import org.gradcost.results.format.Counted;
import org.gradcost.sweep.Selection;
import org.gradcost.sweep.Shard;

/**
 * The options in a run's {@code environment.json}. The file may be from somebody else, so an error names the file.
 *
 * @param run folder of the run
 * @param options as in the file
 * @param modes traits of the modes as in the file, by name
 */
public record RecordedOptions(Path run, List<String> options, Map<String, ModeTraits> modes) {
    /**
     * Creates the options.
     *
     * @param options copied
     * @param modes copied
     */
    public RecordedOptions {
        options = List.copyOf(options);
        modes = Map.copyOf(modes);
    }

    /** Returns the options of a run. */
    public static RecordedOptions of(Path run, Environment environment) {
        return new RecordedOptions(run, environment.options(), environment.modes());
    }

    /** Returns the shard that was measured. */
    public Shard shard() {
        return named(() -> SweepOptions.shard(options));
    }

    /**
     * Returns the options that select the cells of the whole sweep, except those of tools: no program is started because a file
     * names it.
     */
    public SweepOptions sweep() {
        return named(() -> {
            SweepOptions sweep = SweepOptions.of(SweepOptions.without(Selection.TOOL, options));
            requireModes(sweep);
            sweep.validate();
            return sweep;
        });
    }

    /** Returns the options of a run to take its budget and precision from; the other options are not validated. */
    public SweepOptions effort() {
        return named(() -> {
            SweepOptions begun = SweepOptions.of(options);
            begun.effort();
            return begun;
        });
    }

    /** Returns the values of the options that determine what is measured, by name, as given. */
    SortedMap<String, List<String>> values() {
        return named(() -> SweepOptions.values(options));
    }

    /** Returns the names of the tools that were measured. */
    public Set<String> tools() {
        return named(() -> SweepOptions.of(options).selection().tools().stream()
                .map(Mode::name)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Returns the arguments with which another sweep measures the same cells in the same way. */
    public List<String> words() {
        return named(() -> {
            List<String> words = SweepOptions.words(options);
            sweep();
            tool().ifPresent(word -> {
                throw new BadInputException(
                        word + ": programs that are named in a file are not started; measure with sweep "
                                + Selection.TOOL + ", and compare");
            });
            return words;
        });
    }

    /** Checks that the modes that the file describes are on the class path; an unknown name that it does not describe is left alone. */
    private void requireModes(SweepOptions sweep) {
        List<String> missing = sweep.selection().missingModes().stream()
                .filter(modes::containsKey)
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String first = missing.get(0);
        throw new BadInputException(Counted.of(missing.size(), "mode") + " not on the class path: " + first + " ("
                + modes.get(first).library() + ")" + (missing.size() > 1 ? ", …" : "")
                + (tool().isEmpty() ? "" : "; tools need sweep " + Selection.TOOL)
                + "; use java -cp benchmarks.jar:JAR, as with bench/peers/target/peers.jar");
    }

    /** Returns the first option that names a program. */
    private Optional<String> tool() {
        return SweepOptions.words(options).stream()
                .filter(word -> word.startsWith(Selection.TOOL + "="))
                .findFirst();
    }

    private <T> T named(Supplier<T> read) {
        try {
            return read.get();
        } catch (BadInputException e) {
            String file = run.resolve("environment.json") + ": options: ";
            throw e.getMessage().startsWith(file) ? e : new BadInputException(file + e.getMessage(), e);
        }
    }
}

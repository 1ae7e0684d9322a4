package org.gradcost.cli.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.cli.text.Percent;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.file.SharedOptions;
import org.gradcost.sweep.Effort;
import org.gradcost.sweep.Profile;
import org.gradcost.sweep.Selection;
import org.gradcost.sweep.Shard;
import org.gradcost.sweep.Sweep;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select the cells of a sweep, and determine how they are measured. */
@Command
public final class SweepOptions {
    static final String PROFILE = "--profile";
    static final String FAMILIES = "--families";
    static final String MODES = "--modes";
    private static final String SHARD = "--shard";
    private static final String PRECISION = "--precision";
    private static final String BUDGET = "--budget";

    /** The options that a race lacks: it measures all cells, until each is decided. */
    public static final List<String> OF_SWEEP_ALONE = List.of(SHARD, PRECISION);

    private static final int MOST_ROUNDS = 100;

    /** The maximum number of values of an option from a file, which is more than any sweep has. */
    private static final int MOST_VALUES = 1000;

    @Option(
            names = PROFILE,
            defaultValue = "quick",
            paramLabel = "NAME",
            description = "smoke (one round, 30 s), quick (±5 %% within 5 minutes, the default), standard (±5 %%, 2"
                    + " hours at most), paper (±3 %%, no limit), jacobian (n inputs, m outputs; 20 minutes), second-order"
                    + " (H·v and Hessians; 40 minutes), or hundred-million (n = 10^8; 24 GiB of memory).")
    private String profileName;

    @Option(
            names = SHARD,
            paramLabel = "i/N",
            description = "Measure the i-th of N parts only, for merge to join; auto in a Slurm array, auto/N in a"
                    + " Kubernetes indexed job.")
    private String shardText;

    @Option(
            names = PRECISION,
            paramLabel = "PERCENT",
            description =
                    "Target half-width of the intervals of overheads, such as 3%% (default: that of the profile).")
    private String precision;

    @Option(
            names = BUDGET,
            paramLabel = "TIME",
            description =
                    "Time for measuring, such as 90s, 20m or 2h; none for no limit (default: that of the profile).")
    private String budget;

    @Mixin
    private Selection selection = new Selection();

    private final List<String> inherited = new ArrayList<>();

    /**
     * Parses the options with which a sweep was started, without its shard. They are from a file: none of them may name another
     * file to be read, and words that are not options of a sweep are ignored.
     *
     * @throws BadInputException if an option lacks its value, or has too many values
     */
    public static SweepOptions of(List<String> options) {
        SweepOptions part = new SweepOptions();
        parsed(part, options);
        return part;
    }

    /**
     * Returns the options that determine which cells a sweep measured and how, each with its value in one word, so that no value
     * can be taken for an option or for the name of an argument file.
     *
     * @throws BadInputException as {@link #of}
     */
    public static List<String> words(List<String> options) {
        return parsed(new SweepOptions(), options).matchedOptions().stream()
                .map(option -> option.longestName() + "=" + String.join(",", option.originalStringValues()))
                .toList();
    }

    /** Returns the values of a run's options by name, as given, without the shard. */
    static SortedMap<String, List<String>> values(List<String> options) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        parsed(new SweepOptions(), options)
                .matchedOptions()
                .forEach(option -> values.put(option.longestName(), option.stringValues()));
        return values;
    }

    /** Returns the names of the options that may change when a run is continued. */
    static Set<String> ofEffort() {
        return Set.of(PRECISION, BUDGET);
    }

    private static CommandLine.ParseResult parsed(SweepOptions part, List<String> options) {
        try {
            CommandLine.ParseResult parsed = new CommandLine(part)
                    .setUnmatchedArgumentsAllowed(true)
                    .setExpandAtFiles(false)
                    .parseArgs(whole(options).toArray(new String[0]));
            for (CommandLine.Model.OptionSpec option : parsed.matchedOptions()) {
                int values = option.stringValues().size();
                if (values > MOST_VALUES) {
                    throw new BadInputException("%s has %d values, must have at most %d"
                            .formatted(option.longestName(), values, MOST_VALUES));
                }
            }
            ListOptions.requireValues(parsed);
            return parsed;
        } catch (CommandLine.ParameterException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    /** Checks the options before anything is done. */
    public void validate() {
        if (shardText != null) {
            refuseTools(SHARD + ", since merge does not start programs that are named in a file");
        }
        selection.validate();
        profile();
        shard();
        effort();
    }

    /**
     * Checks that there are no tools.
     *
     * @param with what tools cannot be combined with
     * @throws BadInputException if there are
     */
    public void refuseTools(String with) {
        if (!selection.tools().isEmpty()) {
            throw new BadInputException(Selection.TOOL + " cannot be combined with " + with + "; use check or sweep");
        }
    }

    /** Takes over the precision and the budget with which a run was started, where none are given now. */
    public void inheritEffort(SweepOptions begun) {
        if (precision == null && begun.precision != null) {
            precision = begun.precision;
            inherited.add(PRECISION + "=" + precision);
        }
        if (budget == null && begun.budget != null) {
            budget = begun.budget;
            inherited.add(BUDGET + "=" + budget);
        }
    }

    public Profile profile() {
        return Profile.named(profileName);
    }

    /** Returns the effort for a cell: that of the profile, except for what the options set. */
    public Effort effort() {
        Effort byDefault = profile().effort();
        return new Effort(
                precision == null ? byDefault.precision() : Percent.of(PRECISION, precision, 0, 100),
                precision == null ? byDefault.rounds() : Math.max(byDefault.rounds(), MOST_ROUNDS),
                budget == null ? byDefault.budget() : Budget.of(budget));
    }

    /** Returns the time limit for measuring, if there is one. */
    public Optional<Duration> budget() {
        return effort().budget();
    }

    public Selection selection() {
        return selection;
    }

    public Shard shard() {
        return shardText == null ? Shard.WHOLE : Shard.parse(shardText, System.getenv());
    }

    /** Returns the cells to be measured, in the order of measuring. */
    public List<Cell> cells(Shard of) {
        return Sweep.cells(profile(), selection, of);
    }

    /**
     * Returns the options as given, with the shard as a number if the environment determined it, and with the budget and precision
     * that were taken over.
     */
    public List<String> resolved(List<String> options) {
        List<String> resolved = new ArrayList<>(shardText == null ? options : whole(options));
        if (shardText != null) {
            resolved.add(SHARD);
            resolved.add(shard().toString());
        }
        resolved.addAll(inherited);
        return resolved;
    }

    /** Returns the shard that resolved options name. */
    public static Shard shard(List<String> options) {
        Shard shard = Shard.WHOLE;
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (option.equals(SHARD) && i + 1 == options.size()) {
                throw new BadInputException("--shard has no value, must be i/N");
            }
            if (option.equals(SHARD)) {
                shard = Shard.parse(options.get(i + 1), Map.of());
            } else if (option.startsWith(SHARD + "=")) {
                shard = Shard.parse(option.substring(SHARD.length() + 1), Map.of());
            }
        }
        return shard;
    }

    /** Returns options without the shard. */
    static List<String> whole(List<String> options) {
        return without(SHARD, options);
    }

    /** Returns options without one of them and its value. */
    public static List<String> without(String name, List<String> options) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).equals(name)) {
                i++;
            } else if (!options.get(i).startsWith(name + "=")) {
                rest.add(options.get(i));
            }
        }
        return rest;
    }

    /** Returns options without the shard and without those that do not affect the measurements. */
    public static List<String> measured(List<String> options) {
        return SharedOptions.of(options);
    }
}

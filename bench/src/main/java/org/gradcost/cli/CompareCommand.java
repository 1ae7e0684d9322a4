package org.gradcost.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gradcost.cli.text.ComparisonText;
import org.gradcost.cli.text.Percent;
import org.gradcost.cli.text.RatiosText;
import org.gradcost.results.BadInputException;
import org.gradcost.results.compare.Comparison;
import org.gradcost.results.compare.Filter;
import org.gradcost.results.compare.Format;
import org.gradcost.results.compare.ModeSides;
import org.gradcost.results.compare.Options;
import org.gradcost.results.compare.PairSides;
import org.gradcost.results.compare.Ratios;
import org.gradcost.results.compare.Rename;
import org.gradcost.results.compare.Side;
import org.gradcost.results.compare.Sides;
import org.gradcost.results.compare.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code compare}, which compares runs, or modes or other values of one run, cell by cell. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares runs, or parts of one run: for each cell the ratio of times, its interval and a verdict.",
            "Exit 0: no regression; 1: a regression; 2: bad input; 3: not comparable. With --modes or --pair, what is compared are"
                    + " alternatives, and no difference is a regression."
        })
final class CompareCommand implements Callable<Integer> {

    private static final String THRESHOLD = "5%";

    /** The format of a comparison. */
    enum Output {
        TEXT,
        MARKDOWN,
        LATEX,
        CSV,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "BASE [NEW…]",
            description = "Folders of runs, or JMH's JSON, CSV or table (also in a log) of any project. More than two"
                    + " give a table of ratios to BASE; one needs --modes or --pair.")
    private List<Path> paths;

    @Option(
            names = "--pair",
            paramLabel = "COLUMN=A,B",
            description = "Compares values of a column of the one run or file BASE: impl=a,b or benchmark=X.a,X.b.")
    private String pair;

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description =
                    "Treats benchmarks (families, modes) or a column named OLD as NEW; OLD may be a prefix that ends"
                            + " before a dot. May be repeated.")
    private List<String> renames = List.of();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "VERDICT",
            description = "Shows only rows with these verdicts: ${COMPLETION-CANDIDATES}.")
    private List<Verdict> only = List.of();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Shows only the N rows that changed most, largest change first.")
    private Integer top;

    @Option(
            names = "--modes",
            split = ",",
            paramLabel = "BASE,NEW",
            description = "Compares two modes of the one run BASE.")
    private List<String> modes = List.of();

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Number of forks in JMH's CSV and tables, which do not record it; intervals need it.")
    private Integer forks;

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            description = "Smallest difference that matters (default: that of the race, if BASE and NEW are its sides,"
                    + " or else " + THRESHOLD + ").")
    private String threshold;

    @Option(
            names = "--confidence",
            defaultValue = "95%",
            paramLabel = "PERCENT",
            description = "Confidence of the intervals (default: ${DEFAULT-VALUE}).")
    private String confidence;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns to group by: a row per value, its cells averaged (default: a row per cell).")
    private List<String> by = List.of();

    @Option(
            names = "--filter",
            paramLabel = "COLUMN=VALUE[,VALUE]",
            description = "Only cells with one of these values; * matches anything, \\, is a comma. May be repeated.")
    private List<String> filters = List.of();

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Output format;

    @Option(names = "--across-environments", description = "Compares even if machine, JDK or library versions differ.")
    private boolean acrossEnvironments;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (top != null && top < 1) {
            throw new BadInputException("--top is " + top + ", must be at least 1");
        }
        if (forks != null && forks < 1) {
            throw new BadInputException("--forks is " + forks + ", must be at least 1");
        }
        List<Side> sides = sides();
        Options options = new Options(
                Percent.of(
                        "--threshold",
                        threshold == null ? Sides.thresholdOfRace(sides).orElse(THRESHOLD) : threshold,
                        0,
                        1000),
                Percent.of("--confidence", confidence, 50, 99.9),
                by,
                filters.stream().map(Filter::of).toList(),
                acrossEnvironments,
                Set.copyOf(only),
                number(top));
        for (String rename : renames) {
            sides = Rename.of(rename).in(sides);
        }
        PrintWriter out = spec.commandLine().getOut();
        return sides.size() == 2
                ? print(Comparison.of(sides.get(0), sides.get(1), options), out)
                : print(Ratios.of(sides, options), out);
    }

    private int print(Comparison comparison, PrintWriter out) {
        if (format == Output.TEXT) {
            new ComparisonText(comparison).print(out);
        } else {
            out.print(Format.valueOf(format.name()).of(comparison));
            out.flush();
        }
        return comparison.regression() ? Commands.FINDING : Commands.FINE;
    }

    private int print(Ratios ratios, PrintWriter out) {
        if (format == Output.TEXT) {
            new RatiosText(ratios).print(out);
        } else {
            out.print(Format.valueOf(format.name()).of(ratios));
            out.flush();
        }
        return ratios.regression() ? Commands.FINDING : Commands.FINE;
    }

    private List<Side> sides() {
        if (modes.isEmpty() && pair == null) {
            if (paths.size() < 2) {
                throw new BadInputException("compare needs BASE and NEW, or BASE alone with --modes or --pair");
            }
            return Sides.read(paths, number(forks));
        }
        if (!modes.isEmpty() && pair != null || paths.size() != 1) {
            throw new BadInputException(
                    "--modes and --pair compare within a single run: give one of them, and BASE alone");
        }
        if (pair != null) {
            return PairSides.read(paths.get(0), pair, number(forks));
        }
        if (modes.size() != 2) {
            throw new BadInputException("--modes takes two modes, BASE,NEW");
        }
        return ModeSides.read(paths.get(0), modes.get(0), modes.get(1));
    }

    private static OptionalInt number(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}

package org.gradcost.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradcost.cli.text.ComparisonText;
import org.gradcost.cli.text.Percent;
import org.gradcost.results.BadInputException;
import org.gradcost.results.compare.Comparison;
import org.gradcost.results.compare.Filter;
import org.gradcost.results.compare.Format;
import org.gradcost.results.compare.ModeSides;
import org.gradcost.results.compare.Options;
import org.gradcost.results.compare.Side;
import org.gradcost.results.compare.Sides;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: two runs, or two modes of one run, cell by cell. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two runs, or two modes of one run: per cell the ratio of times, its interval and a verdict.",
            "Exit 0: no regression; 1: a regression beyond the threshold; 2: bad input; 3: not comparable."
        })
final class CompareCommand implements Callable<Integer> {

    /** The format of a comparison. */
    enum Output {
        TEXT,
        MARKDOWN,
        LATEX,
        CSV,
        JSON
    }

    @Parameters(index = "0", paramLabel = "BASE", description = "Folder of a run, or JMH's CSV or JSON of any project.")
    private Path base;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "Folder or file, as BASE; left out with --modes.")
    private Path now;

    @Option(
            names = "--modes",
            split = ",",
            paramLabel = "BASE,NEW",
            description = "Compares two modes of the one run BASE.")
    private List<String> modes = List.of();

    @Option(
            names = "--threshold",
            defaultValue = "5%",
            paramLabel = "PERCENT",
            description = "Smallest difference that matters (default: ${DEFAULT-VALUE}).")
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
            description = "Only cells with one of these values, * matches anything; may be repeated.")
    private List<String> filters = List.of();

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Output format;

    @Option(names = "--across-environments", description = "Compares even if machine, JDK or library versions differ.")
    private boolean acrossEnvironments;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Options options = new Options(
                Percent.of("--threshold", threshold, 0, 1000),
                Percent.of("--confidence", confidence, 50, 99.9),
                by,
                filters.stream().map(Filter::of).toList(),
                acrossEnvironments);
        List<Side> sides = sides();
        Comparison comparison = Comparison.of(sides.get(0), sides.get(1), options);
        PrintWriter out = spec.commandLine().getOut();
        if (format == Output.TEXT) {
            new ComparisonText(comparison).print(out);
        } else {
            out.print(Format.valueOf(format.name()).of(comparison));
            out.flush();
        }
        return comparison.regression() ? Commands.FINDING : Commands.FINE;
    }

    private List<Side> sides() {
        if (modes.isEmpty()) {
            if (now == null) {
                throw new BadInputException("compare needs BASE and NEW, or BASE and --modes");
            }
            return Sides.read(base, now);
        }
        if (modes.size() != 2 || now != null) {
            throw new BadInputException("--modes takes two modes, BASE,NEW, and a single run");
        }
        return new ArrayList<>(ModeSides.read(base, modes.get(0), modes.get(1)));
    }
}

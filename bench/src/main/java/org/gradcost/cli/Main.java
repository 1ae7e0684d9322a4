package org.gradcost.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.gradcost.bench.Benchmarks;
import org.gradcost.family.Names;
import org.gradcost.results.BadInputException;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The entry point of the jar, which runs a command of Gradcost, or JMH. */
public final class Main {

    /** The options of Gradcost that JMH does not know. */
    private static final Map<String, String> OURS = Map.of("--help", "help", "--version", "--version");

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.exit(Commands.run("help"));
        }
        if (GradBenchJvm.isNeeded(List.of(arguments))) {
            System.exit(GradBenchJvm.run(List.of(arguments)));
        }
        if (Commands.names().contains(arguments[0])) {
            System.exit(Commands.run(arguments));
        }
        if (OURS.containsKey(arguments[0])) {
            System.exit(Commands.run(OURS.get(arguments[0])));
        }
        if (isMistakenCommand(arguments[0])) {
            System.err.println("unknown command or benchmark \"" + arguments[0] + "\"; "
                    + Names.nearest(arguments[0], Commands.names())
                    + "; -h shows the options of JMH, -l its benchmarks");
            System.exit(Commands.BAD_INPUT);
        }
        String[] translated;
        try {
            translated = JmhArguments.translate(arguments);
            JmhArguments.extendClassPath(translated);
        } catch (BadInputException e) {
            System.err.println(e.getMessage());
            System.exit(Commands.BAD_INPUT);
            return;
        }
        org.openjdk.jmh.Main.main(withoutTurns(translated));
        if (System.out.checkError()) {
            if (StandardOutput.isPipe()) {
                System.exit(ClosedPipeError.EXIT);
            }
            System.err.println(Commands.LOST_OUTPUT);
            System.exit(Commands.BAD_INPUT);
        }
    }

    /** Returns the arguments without the benchmarks that only {@code sweep} and {@code race} can run. */
    private static String[] withoutTurns(String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of("-e", Benchmarks.TURNS))
                .toArray(String[]::new);
    }

    /** Returns whether a word is neither a command nor a benchmark, for which JMH would only report "No matching benchmarks". */
    private static boolean isMistakenCommand(String word) {
        if (!word.matches("[A-Za-z-]+") || word.startsWith("-")) {
            return false;
        }
        try {
            Pattern.compile(word);
            return BenchmarkList.defaultList()
                    .find(
                            OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT),
                            List.of(word),
                            List.of())
                    .isEmpty();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}

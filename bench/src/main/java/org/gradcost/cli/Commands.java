package org.gradcost.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.gradcost.cli.run.ListOptions;
import org.gradcost.results.BadInputException;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.format.Printable;
import org.gradcost.results.format.PrintableWriter;
import org.gradcost.results.format.Rounded;
import org.gradcost.sweep.Stop;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The commands, and the translation of their failures into one line and an exit code. */
@Command(
        name = "benchmarks.jar",
        description = "What does a gradient cost, forward and in reverse?",
        versionProvider = VersionText.class,
        footer = "%nEverything else (-h, -l, Gradient.reverse -p n=10,1000 …) goes to JMH.")
final class Commands {

    /**
     * The classes of all commands. They are not in the annotation, from which picocli would create every command for each command
     * line, which took a third of the start-up time.
     */
    private static final List<Class<?>> ALL = List.of(
            FamiliesCommand.class,
            CheckCommand.class,
            AdviseCommand.class,
            SweepCommand.class,
            RaceCommand.class,
            ReproduceCommand.class,
            MergeCommand.class,
            CrossoverCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            CircuitCommand.class,
            LessonCommand.class,
            TrainCommand.class,
            SaliencyCommand.class,
            CheckpointsCommand.class,
            LimitsCommand.class,
            GradBenchCommand.class,
            CommandLine.HelpCommand.class);

    private static final String HELP = name(CommandLine.HelpCommand.class);

    static final int FINE = 0;
    static final int FINDING = 1;
    static final int BAD_INPUT = 2;
    static final int INCOMPARABLE = 3;

    static final String LOST_OUTPUT = "standard output: cannot be written (disk full, or closed by its reader)";

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print version information and exit.")
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean debug;

    private Commands() {}

    /** Returns the names of the commands, without creating them. */
    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Class<?> command : ALL) {
            names.add(name(command));
        }
        return names;
    }

    /** Returns the name that the annotation also contains, without reading the annotation. */
    private static String name(Class<?> command) {
        return command.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
    }

    /** Runs the command line and returns its exit code. */
    static int run(String... arguments) {
        return run(
                new PrintWriter(CheckedOutput.standard(), true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(CommandLine.defaultFactory(), out, err, arguments);
    }

    /**
     * Runs the command line and returns its exit code.
     *
     * @param factory creates the requested command
     */
    static int run(CommandLine.IFactory factory, PrintWriter out, PrintWriter err, String... arguments) {
        return run(() -> line(factory, arguments), out, err, arguments);
    }

    /**
     * Runs the command line and returns its exit code; if nobody reads its output any more, it is silently that of a closed pipe.
     *
     * @param line returns the same as {@link #line}; it may have run commands before
     */
    static int run(Supplier<CommandLine> line, PrintWriter out, PrintWriter err, String... arguments) {
        try {
            return runToTheEnd(line, out, err, arguments);
        } catch (ClosedPipeError e) {
            return ClosedPipeError.EXIT;
        }
    }

    private static int runToTheEnd(Supplier<CommandLine> line, PrintWriter out, PrintWriter err, String... arguments) {
        PrintWriter safeOut = new PrintWriter(new PrintableWriter(out), true);
        PrintWriter safeErr = new PrintWriter(new PrintableWriter(err), true);
        int exit;
        try {
            exit = line.get().setOut(safeOut).setErr(safeErr).execute(arguments);
        } catch (OutOfMemoryError e) {
            safeErr.println(outOfMemory());
            exit = BAD_INPUT;
        } catch (ExceptionInInitializerError | StackOverflowError e) {
            if (List.of(arguments).contains("--debug")) {
                e.printStackTrace(safeErr);
            }
            safeErr.println(why(e));
            exit = BAD_INPUT;
        }
        safeOut.flush();
        if (safeOut.checkError() || out.checkError()) {
            safeErr.println(LOST_OUTPUT);
            exit = BAD_INPUT;
        }
        safeErr.flush();
        return exit;
    }

    /** Returns a path; an empty one, as from a shell variable that is not set, would be the current folder and is refused. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new CommandLine.TypeConversionException("is empty, must be a path (. for the current folder)");
        }
        return Path.of(text);
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException(
                    "is \"" + text + "\", must be a whole number up to " + Integer.MAX_VALUE);
        }
    }

    /** Returns the message for an error that ended a command, such as a failed class initialisation or a stack overflow. */
    private static String why(Error error) {
        Throwable cause = error.getCause();
        if (cause instanceof BadInputException || cause instanceof IllegalArgumentException) {
            return Printable.message(cause.getMessage());
        }
        return (error instanceof StackOverflowError
                        ? "the stack is full: a function calls itself without end, or needs a larger one (java -Xss…)"
                        : "unexpected " + Printable.message(String.valueOf(cause)))
                + "; --debug shows where";
    }

    /** Returns the message for a full heap, with what the user can change. */
    static String outOfMemory() {
        return outOfMemory(Runtime.getRuntime().maxMemory());
    }

    static String outOfMemory(long heap) {
        return "out of memory: the heap of " + Rounded.bytes(heap)
                + " is full; use a larger one (java -Xmx…) or a smaller n";
    }

    private static int execute(CommandLine.ParseResult parsed) {
        if (parsed.hasSubcommand()) {
            CommandLine.ParseResult command = parsed.subcommand();
            try {
                ListOptions.requireValues(command);
            } catch (BadInputException e) {
                throw new CommandLine.ParameterException(command.commandSpec().commandLine(), e.getMessage(), e);
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Returns the command line of all commands, which reports failures in one line. */
    static CommandLine line(CommandLine.IFactory factory) {
        return line(factory, ALL);
    }

    /** Returns the command line of the command that the arguments name, or of all commands if the first word is not one. */
    private static CommandLine line(CommandLine.IFactory factory, String... arguments) {
        if (arguments.length > 0 && !arguments[0].equals(HELP)) {
            for (Class<?> command : ALL) {
                if (name(command).equals(arguments[0])) {
                    return line(factory, List.of(command));
                }
            }
        }
        return line(factory, ALL);
    }

    private static CommandLine line(CommandLine.IFactory factory, List<Class<?>> classes) {
        Commands commands = new Commands();
        CommandLine all = new CommandLine(commands, factory);
        for (Class<?> command : classes) {
            all.addSubcommand(name(command), new CommandLine(command, factory));
        }
        all.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new VersionText()));
        return all.registerConverter(Path.class, Commands::path)
                .registerConverter(Integer.class, Commands::whole)
                .registerConverter(int.class, Commands::whole)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Commands::execute)
                .setParameterExceptionHandler((e, arguments) -> {
                    e.getCommandLine()
                            .getErr()
                            .println(Printable.message(ChoiceMessage.of(e.getMessage())) + "; see: "
                                    + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
                    return BAD_INPUT;
                })
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (ClosedPipeError.isBehind(e)) {
                        return ClosedPipeError.EXIT;
                    }
                    if (commands.debug) {
                        e.printStackTrace(line.getErr());
                    }
                    if (e instanceof BadInputException || e instanceof IncomparableException) {
                        line.getErr().println(e.getMessage());
                    } else if (!Stop.isOnItsWay()) { // otherwise the stop caused it, which has its own message
                        line.getErr()
                                .println("unexpected " + Printable.message(e.toString()) + "; --debug shows where");
                    }
                    return e instanceof IncomparableException ? INCOMPARABLE : BAD_INPUT;
                });
    }
}

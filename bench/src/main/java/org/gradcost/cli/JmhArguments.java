package org.gradcost.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.bench.Benchmarks;
import org.gradcost.cli.run.ListOptions;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.BadInputException;
import org.gradcost.sweep.KernelsOfJvm;

/**
 * The arguments of JMH, in which {@code Gradient.reverse} means exactly the benchmark of a gradient with the parameter
 * {@code mode=reverse}. Names of modes are accepted with hyphens and in camel case. Without a mode, all modes are measured.
 */
final class JmhArguments {

    private static final Pattern BENCHMARK =
            Pattern.compile("(?:org\\.gradcost\\.bench\\.)?(Gradient|Pass)\\.([A-Za-z0-9-]+)");
    private static final String METHOD = "time";
    private static final String MODE = "mode=";
    private static final String KERNELS = "kernels=";
    private static final String APPEND = "-jvmArgsAppend";

    /** The property whose value JMH gives to its forks as their class path. */
    private static final String CLASS_PATH = "java.class.path";

    /** The options with which JMH measures nothing. */
    private static final Set<String> NOTHING_MEASURED = Set.of("-h", "-l", "-lp", "-lprof", "-lrf");

    private JmhArguments() {}

    /**
     * Returns the arguments with the benchmarks of modes in JMH's notation.
     *
     * @throws BadInputException if a mode is unknown, if a parameter has an empty value, or if gradients and passes are requested
     *     with different modes
     */
    static String[] translate(String... arguments) {
        List<String> translated = new ArrayList<>();
        Map<String, Set<String>> modes = new LinkedHashMap<>();
        boolean given = false;
        boolean measures = true;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            boolean value = i > 0 && arguments[i - 1].startsWith("-");
            boolean parameter = value && arguments[i - 1].equals("-p");
            if (parameter) {
                requireValues(argument);
            }
            Matcher benchmark = BENCHMARK.matcher(argument);
            if (!value && benchmark.matches() && !benchmark.group(2).equals(METHOD)) {
                String pattern = benchmark.group(1).equals("Gradient") ? Benchmarks.GRADIENT : Benchmarks.PASS;
                if (!modes.containsKey(pattern)) {
                    translated.add(pattern);
                }
                modes.computeIfAbsent(pattern, p -> new LinkedHashSet<>())
                        .add(ModeRegistry.named(hyphens(benchmark.group(2))).name());
            } else {
                translated.add(argument);
            }
            given |= parameter && argument.startsWith(MODE);
            measures &= !NOTHING_MEASURED.contains(argument);
        }
        if (given && !modes.isEmpty()) {
            throw new BadInputException("the mode is given twice: by the benchmark and by -p mode=…");
        }
        if (modes.values().stream().distinct().count() > 1) {
            throw new BadInputException(
                    "gradients and passes of different modes need two runs of JMH: request them separately");
        }
        if (measures && !given) {
            String names = modes.isEmpty()
                    ? ModeRegistry.all().stream().map(Mode::name).collect(Collectors.joining(","))
                    : String.join(",", modes.values().iterator().next());
            translated.add("-p");
            translated.add(MODE + names);
        }
        String[] complete = translated.toArray(new String[0]);
        translated.addAll(flags(complete));
        return translated.toArray(new String[0]);
    }

    /**
     * Checks that no value of a parameter, such as {@code n=10,100}, is empty. JMH would take the default for {@code n=,}, drop an
     * empty value at the end of a list, and fail in the forks for another.
     */
    private static void requireValues(String parameter) {
        int end = parameter.indexOf('=');
        String values = parameter.substring(end + 1);
        if (end >= 0 && Stream.of(values.split(",", -1)).anyMatch(String::isBlank)) {
            throw ListOptions.refusal("-p " + parameter.substring(0, end), values);
        }
    }

    /**
     * Gives JMH's forks the jars and folders that the modes in translated arguments need besides the class path. JMH has no option
     * for it: a fork gets the class path of the property.
     */
    static void extendClassPath(String... translated) {
        String more = modes(translated).stream()
                .flatMap(mode -> mode.classPath().stream())
                .distinct()
                .map(path -> File.pathSeparator + path)
                .collect(Collectors.joining());
        System.setProperty(CLASS_PATH, System.getProperty(CLASS_PATH) + more);
    }

    /** Returns the option with the flags that JMH's forks need for their kernels and modes, unless there is such an option. */
    private static List<String> flags(String... translated) {
        Set<String> flags = new LinkedHashSet<>();
        for (String label : values(KERNELS, translated)) {
            flags.addAll(KernelsOfJvm.modules(KernelsOfJvm.named(label)));
        }
        modes(translated).forEach(mode -> flags.addAll(mode.jvmFlags()));
        return flags.isEmpty() || List.of(translated).contains(APPEND)
                ? List.of()
                : List.of(APPEND, flags.stream().map(JmhArguments::quoted).collect(Collectors.joining(" ")));
    }

    /** Returns a flag as JMH splits its option: at blanks outside of quotes. */
    private static String quoted(String flag) {
        return flag.contains(" ") ? '"' + flag + '"' : flag;
    }

    private static List<Mode> modes(String... translated) {
        return values(MODE, translated).stream().map(ModeRegistry::named).toList();
    }

    /** Returns the values of a parameter, {@code a} and {@code b} for {@code -p mode=a,b}. */
    private static List<String> values(String parameter, String... translated) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i < translated.length; i++) {
            if (translated[i - 1].equals("-p") && translated[i].startsWith(parameter)) {
                values.addAll(
                        List.of(translated[i].substring(parameter.length()).split(",")));
            }
        }
        return values;
    }

    /** Returns {@code vector-forward} for {@code vectorForward}. */
    private static String hyphens(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}

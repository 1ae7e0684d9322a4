package org.gradcost.bench;

import java.util.List;
import java.util.Locale;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;

/** How modes and benchmarks are named after each other: {@code vector-forward} and {@code vectorForward}. */
public final class Benchmarks {

    /**
     * A flag of every fork: its heap is touched before anything is measured. Else the first second of a mode that allocates
     * goes into page faults (Rosenbrock's chain in reverse, n = 300: 18 µs a gradient instead of 8).
     */
    static final String PRE_TOUCH = "-XX:+AlwaysPreTouch";

    /** The flags of every fork. */
    public static final List<String> FLAGS = List.of(PRE_TOUCH);

    private Benchmarks() {}

    /**
     * Returns the benchmark of a whole gradient by the mode, as JMH wants it: a regular expression for its full name.
     */
    public static String gradient(Mode mode) {
        return pattern(Gradient.class, mode);
    }

    /** Returns the benchmark of a single pass of the mode. */
    public static String pass(Mode mode) {
        return pattern(Pass.class, mode);
    }

    /** Returns the mode that a benchmark measures, from the benchmark's full name. */
    static Mode mode(String benchmark) {
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        String name = method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return ModeRegistry.named(name);
    }

    /** Returns the method that measures the mode. */
    static String method(Mode mode) {
        StringBuilder method = new StringBuilder();
        for (String word : mode.name().split("-")) {
            method.append(method.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return method.toString();
    }

    private static String pattern(Class<?> type, Mode mode) {
        return "^" + type.getName().replace(".", "\\.") + "\\." + method(mode) + "$";
    }
}

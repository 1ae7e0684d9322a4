package org.gradcost.bench;

import java.util.List;

/** The names of the benchmarks in JMH, and the JVM flags that all of their forks need. */
public final class Benchmarks {

    /**
     * The flag that makes a fork touch its heap before anything is measured. Without it, the first second of a mode that
     * allocates is dominated by page faults (Rosenbrock's chain in reverse, n = 300: 18 µs per gradient instead of 8).
     */
    static final String PRE_TOUCH = "-XX:+AlwaysPreTouch";

    /** The flags of every fork. */
    public static final List<String> FLAGS = List.of(PRE_TOUCH);

    /** The benchmark of a whole gradient, as a regular expression for its full name. */
    public static final String GRADIENT = pattern(Gradient.class);

    /** The benchmark of a single pass, as a regular expression for its full name. */
    public static final String PASS = pattern(Pass.class);

    /** The benchmark of a slot of a gradient, as a regular expression for its full name. */
    public static final String GRADIENT_TURN = pattern(Turn.class, "gradient");

    /** The benchmark of a slot of a single pass, as a regular expression for its full name. */
    public static final String PASS_TURN = pattern(Turn.class, "pass");

    /** The benchmarks of slots, which JMH cannot run on its own, as a regular expression for their full names. */
    public static final String TURNS = pattern(Turn.class, ".*");

    private Benchmarks() {}

    private static String pattern(Class<?> type) {
        return pattern(type, "time");
    }

    private static String pattern(Class<?> type, String method) {
        return "^" + type.getName().replace(".", "\\.") + "\\." + method + "$";
    }
}

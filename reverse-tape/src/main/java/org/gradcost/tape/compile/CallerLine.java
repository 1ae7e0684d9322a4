package org.gradcost.tape.compile;

import java.util.Set;

/** Finds the line of the traced function that is being run, by walking the stack. */
final class CallerLine {

    private static final Set<String> NUMBERS = Set.of(
            TraceVariable.class.getName(),
            TraceSum.class.getName(),
            Refusal.class.getName(),
            CallerLine.class.getName());

    private CallerLine() {}

    /** Returns where the innermost frame outside of the libraries of numbers is, as {@code Class.method(File.java:12)}. */
    static String find() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isLibrary(frame.getClassName()))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse("an unknown line"));
    }

    private static boolean isLibrary(String name) {
        return NUMBERS.contains(name)
                || name.startsWith("org.gradcost.gate.")
                || name.startsWith("org.gradcost.dual.")
                || name.startsWith("org.gradcost.tape.Nested")
                || name.startsWith("org.hipparchus.")
                || name.startsWith("java.");
    }
}

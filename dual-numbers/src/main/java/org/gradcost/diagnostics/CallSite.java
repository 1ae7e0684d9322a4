package org.gradcost.diagnostics;

import java.util.Optional;
import java.util.Set;

/** The line of a caller's source from which a gate is being applied. */
final class CallSite {

    /** Where numbers are made, not circuits: whatever is below these on the stack is the caller. */
    private static final Set<String> PACKAGES = Set.of("org.gradcost.gate", "java.util", "java.util.stream");

    private CallSite() {}

    /** Returns the innermost line outside of the libraries of numbers. */
    static Optional<StackTraceElement> find() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isLibrary(frame))
                        .findFirst()
                        .map(StackWalker.StackFrame::toStackTraceElement));
    }

    private static boolean isLibrary(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        int dot = name.lastIndexOf('.');
        String folder = dot < 0 ? "" : name.substring(0, dot);
        return PACKAGES.contains(folder)
                || name.startsWith("org.hipparchus.")
                || name.equals(CallSite.class.getName())
                || name.equals(Replay.class.getName())
                || name.equals(Replayed.class.getName());
    }
}

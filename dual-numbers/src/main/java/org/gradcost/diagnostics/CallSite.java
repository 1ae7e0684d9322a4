package org.gradcost.diagnostics;

import java.util.Optional;
import java.util.Set;

/** The line of the caller's source from which a gate is applied. */
final class CallSite {

    /** The packages that implement numbers. The innermost stack frame outside of them belongs to the caller. */
    private static final Set<String> PACKAGES = Set.of("org.gradcost.gate", "java.util", "java.util.stream");

    private CallSite() {}

    /** Returns the innermost stack frame outside of the packages that implement numbers. */
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

package org.gradcost.cli;

/**
 * Ends a command whose output nobody reads any more, as that of {@code families | head -1}, quietly. It is an error so that nobody on
 * the way takes it for a failure of the command, and reports it.
 */
final class ClosedPipeError extends Error {

    /** What a shell reports of a Unix tool that ends so: 128 and the number of SIGPIPE, of which a JVM hears as a failed write. */
    static final int EXIT = 128 + 13;

    private static final long serialVersionUID = 1;

    ClosedPipeError() {
        super("the reader of standard output has closed it");
    }

    /** Returns whether something was thrown because of a closed pipe, through whatever hands. */
    static boolean isBehind(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedPipeError) {
                return true;
            }
        }
        return false;
    }
}

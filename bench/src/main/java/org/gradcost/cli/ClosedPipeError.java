package org.gradcost.cli;

/**
 * A signal that silently ends a command whose output nobody reads any more, as in {@code families | head -1}. It is an error so
 * that no handler takes it for a failure of the command and reports it.
 */
final class ClosedPipeError extends Error {

    /**
     * The exit code that a shell reports for a Unix tool that ends in this way: 128 plus the number of SIGPIPE. A JVM notices the
     * closed pipe by a failed write.
     */
    static final int EXIT = 128 + 13;

    private static final long serialVersionUID = 1;

    ClosedPipeError() {
        super("the reader of standard output has closed it");
    }

    /** Returns whether something was thrown because of a closed pipe, directly or as a cause. */
    static boolean isBehind(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedPipeError) {
                return true;
            }
        }
        return false;
    }
}

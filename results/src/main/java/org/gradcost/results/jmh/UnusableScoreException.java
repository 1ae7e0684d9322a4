package org.gradcost.results.jmh;

/** An error for a score that cannot be a measured time. Its row is left out, and the other rows of the file are read. */
final class UnusableScoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong with the score
     */
    UnusableScoreException(String message) {
        super(message);
    }
}

package org.gradcost.results.jmh;

/** A score that is no time that a clock can have measured. Its row is left out; the other rows of the file are read. */
final class UnusableScoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the score */
    UnusableScoreException(String message) {
        super(message);
    }
}

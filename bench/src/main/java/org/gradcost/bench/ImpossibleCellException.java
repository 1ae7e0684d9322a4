package org.gradcost.bench;

/**
 * An error for a cell that cannot be measured: the mode cannot run the family with these gates, or its gradient does not fit the
 * heap. It has no stack trace, so that JMH prints it as one line.
 */
public final class ImpossibleCellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImpossibleCellException(String reason) {
        super(reason, null, false, false);
    }
}

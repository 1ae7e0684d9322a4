package org.gradcost.bench;

/**
 * An error for a cell whose mode {@linkplain org.gradcost.mode.RefusedException refuses} the function because of a known limit,
 * which is not a failure. It has no stack trace, so that JMH prints it as one line.
 */
public final class RefusedCellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedCellException(String reason) {
        super(reason, null, false, false);
    }
}

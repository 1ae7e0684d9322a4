package org.gradcost.bench;

/**
 * A cell whose mode {@linkplain org.gradcost.mode.RefusedException refuses} the function: known limits, and no failure. It has no
 * stack trace, so that JMH prints it as one line.
 */
public final class RefusedCellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedCellException(String reason) {
        super(reason, null, false, false);
    }
}

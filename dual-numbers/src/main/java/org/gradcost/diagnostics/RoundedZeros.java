package org.gradcost.diagnostics;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.UnaryGate;

/**
 * Tells zeros that are exact from zeros that rounding may have made: of underflow, or as limits at infinity. With operands
 * nearer to 1, sign(x)·√|x|, an exact zero stays what it is: x − x, x² at 0, ⌊x⌋′; a rounded one does not: e^−800,
 * 1e-200·1e-200.
 */
final class RoundedZeros {
    private final Replay replay;

    RoundedZeros(Replay replay) {
        this.replay = replay;
    }

    /** Returns whether a slope of 0 may be rounded, or made of an operand that is. */
    boolean slope(int gate, int operand) {
        int start = replay.start(gate);
        for (int k = start; k < replay.end(gate); k++) {
            int source = replay.source(k) - replay.inputCount();
            if (Double.isInfinite(replay.operand(k)) || source >= 0 && value(source)) {
                return true;
            }
        }
        if (replay.rule(gate) instanceof UnaryGate unary) {
            return unary.slope(nearer(start)) != 0;
        }
        if (replay.rule(gate) instanceof BinaryGate binary) {
            double x = nearer(start);
            double y = nearer(start + 1);
            return (operand == start ? binary.slopeX(x, y) : binary.slopeY(x, y)) != 0;
        }
        return false;
    }

    /** Returns whether a gate's value is a 0 that may be rounded. */
    private boolean value(int gate) {
        if (replay.value(gate) != 0) {
            return false;
        }
        int start = replay.start(gate);
        if (replay.rule(gate) instanceof UnaryGate unary) {
            return unary.value(nearer(start)) != 0;
        }
        return replay.rule(gate) instanceof BinaryGate binary && binary.value(nearer(start), nearer(start + 1)) != 0;
    }

    private double nearer(int operand) {
        double x = replay.operand(operand);
        return Math.copySign(Math.sqrt(Math.abs(x)), x);
    }
}

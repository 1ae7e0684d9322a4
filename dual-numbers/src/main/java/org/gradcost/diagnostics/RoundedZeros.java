package org.gradcost.diagnostics;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.UnaryGate;

/**
 * The distinction between exact zeros and zeros that may be due to rounding, by underflow or as limits at infinity. If
 * operands are replaced by sign(x)·√|x|, which is nearer to ±1, an exact zero remains zero (x − x, x² at 0, ⌊x⌋′), while a
 * rounded one does not (e^−800, 1e-200·1e-200).
 */
final class RoundedZeros {
    private final Replay replay;

    RoundedZeros(Replay replay) {
        this.replay = replay;
    }

    /** Returns whether a slope of 0 may be due to rounding, of itself or of an operand from which it is computed. */
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

    /** Returns whether the value of a gate is a 0 that may be due to rounding. */
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

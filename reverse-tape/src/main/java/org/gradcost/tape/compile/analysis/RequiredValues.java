package org.gradcost.tape.compile.analysis;

import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.trace.GateTable;
import org.gradcost.tape.compile.trace.Opcode;

/** The values that the partials of each gate need in the reverse sweep. */
public final class RequiredValues {

    private RequiredValues() {}

    public static boolean active(GateNode leaf, int side) {
        return leaf.active && leaf.uses[side] != null && leaf.uses[side].ref.active();
    }

    public static boolean needsOwnValue(GateNode leaf) {
        return switch (leaf.code) {
            case Opcode.RECIPROCAL, Opcode.SQRT, Opcode.EXP -> leaf.active;
            case Opcode.DIVIDE, Opcode.CHAIN_DIVIDE -> active(leaf, 1);
            default -> false;
        };
    }

    public static boolean needsOperand(GateNode leaf, int side) {
        return switch (leaf.code) {
            case Opcode.MULTIPLY, Opcode.MULTIPLY_FACTOR, Opcode.CHAIN_MULTIPLY -> active(leaf, 1 - side);
            case Opcode.DIVIDE, Opcode.CHAIN_DIVIDE -> side == 1 && leaf.active;
            case Opcode.SQUARE, Opcode.LOG -> side == 0 && leaf.active;
            default -> false;
        };
    }

    /** Returns whether the forward sweep computes this partial of a called gate, or the choice of a selection. */
    public static boolean keepsSlope(GateTable ops, GateNode leaf, int side) {
        return leaf.code >= Opcode.CALLED && (ops.isSelect(leaf.code) ? side == 0 && leaf.active : active(leaf, side));
    }
}

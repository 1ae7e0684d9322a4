package org.gradcost.tape.compile;

/** Which values the slopes of a gate rest on. */
final class Slopes {

    private Slopes() {}

    static boolean active(Leaf leaf, int side) {
        return leaf.active && leaf.uses[side] != null && leaf.uses[side].ref.active();
    }

    static boolean needsOwnValue(Leaf leaf) {
        return switch (leaf.code) {
            case Op.RECIPROCAL, Op.SQRT, Op.EXP -> leaf.active;
            case Op.DIVIDE -> active(leaf, 1);
            default -> false;
        };
    }

    static boolean needsOperand(Leaf leaf, int side) {
        return switch (leaf.code) {
            case Op.MULTIPLY -> active(leaf, 1 - side);
            case Op.DIVIDE -> side == 1 && leaf.active;
            case Op.SQUARE, Op.LOG -> side == 0 && leaf.active;
            default -> false;
        };
    }

    /** Whether the gate computes this slope (or its choice) as it goes forward. */
    static boolean keepsSlope(Op ops, Leaf leaf, int side) {
        return leaf.code >= Op.CALLED && (ops.isSelect(leaf.code) ? side == 0 && leaf.active : active(leaf, side));
    }
}

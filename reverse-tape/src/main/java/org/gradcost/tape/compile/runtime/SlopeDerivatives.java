package org.gradcost.tape.compile.runtime;

import org.gradcost.dual.Dual;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Curvatures;
import org.gradcost.gate.Partial;
import org.gradcost.gate.UnaryGate;

/** The slopes of called gates, and their derivatives: their circuits, run on dual numbers. Called by generated code. */
public final class SlopeDerivatives {

    private static final Dual ONE = Dual.constant(1);

    private SlopeDerivatives() {}

    /** Returns f′(x), where {@code y = f(x)}. */
    public static double slope(UnaryGate gate, double x, double y) {
        return gate.slope(x, y, gate.shared(x));
    }

    /** Returns f″(x), where {@code y = f(x)} and {@code slope = f′(x)}. */
    public static double curvature(UnaryGate gate, double x, double y, double slope) {
        return Curvatures.isKnown(gate)
                ? Curvatures.of(gate, x, y, slope)
                : tangent(gate.partial(Dual.of(x, 1), Dual.of(y, slope)));
    }

    /** Returns the derivative of ∂f/∂x along {@code (ẋ, ẏ)}, where {@code v = f(x, y)}. */
    public static double slopeXTangent(BinaryGate gate, double x, double y, double v, double tx, double ty) {
        return tangent(gate.partialX(Dual.of(x, tx), Dual.of(y, ty), value(gate, x, y, v, tx, ty)));
    }

    /** Returns the derivative of ∂f/∂y along {@code (ẋ, ẏ)}, where {@code v = f(x, y)}. */
    public static double slopeYTangent(BinaryGate gate, double x, double y, double v, double tx, double ty) {
        return tangent(gate.partialY(Dual.of(x, tx), Dual.of(y, ty), value(gate, x, y, v, tx, ty)));
    }

    private static Dual value(BinaryGate gate, double x, double y, double v, double tx, double ty) {
        double shared = gate.shared(x, y);
        double slopeX = tx == 0 ? 0 : gate.slopeX(x, y, v, shared);
        double slopeY = ty == 0 ? 0 : gate.slopeY(x, y, v, shared);
        return Dual.of(v, slopeX * tx + slopeY * ty);
    }

    private static double tangent(Partial<Dual> slope) {
        return slope.times(ONE).tangent();
    }
}

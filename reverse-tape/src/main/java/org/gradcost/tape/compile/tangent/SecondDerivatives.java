package org.gradcost.tape.compile.tangent;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.UnaryGate;

/** Which gates have second derivatives. */
final class SecondDerivatives {

    private SecondDerivatives() {}

    /**
     * Refuses a gate without second derivatives.
     *
     * @throws IllegalArgumentException if the slope of the gate is given in {@code double} alone
     */
    static void require(Object gate) {
        boolean known = gate instanceof UnaryGate unary ? unary.hasCircuit() : ((BinaryGate) gate).hasCircuits();
        if (!known) {
            throw new IllegalArgumentException(
                    "the gate \"" + gate + "\" has no second derivatives: its slope is given in"
                            + " double alone; give it as a circuit of gates too, see UnaryGate.Circuit and BinaryGate.Circuit");
        }
    }
}

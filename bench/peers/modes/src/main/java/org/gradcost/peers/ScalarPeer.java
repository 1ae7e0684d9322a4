package org.gradcost.peers;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.mode.CircuitFunction;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.RefusedException;
import org.hipparchus.CalculusFieldElement;

/** A peer whose numbers run the scalar circuits of the suite. */
abstract class ScalarPeer extends PeerMode {

    ScalarPeer(String folder) {
        super(folder);
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR, Granularity.FUSED);
    }

    @Override
    public String purpose() {
        return "functions of one output in scalar gates";
    }

    /** Returns no granularity for functions with several outputs. */
    @Override
    public List<Granularity> granularities(Problem problem) {
        return problem instanceof ScalarCircuit ? super.granularities(problem) : List.of();
    }

    /** Returns the output of a circuit; refuses a circuit with a gate that the library lacks. */
    static <T extends CalculusFieldElement<T>> T output(CircuitFunction circuit, T[] inputs) {
        try {
            return circuit.of(inputs);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(e.getMessage());
        }
    }
}

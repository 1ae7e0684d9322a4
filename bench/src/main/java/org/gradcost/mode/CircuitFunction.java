package org.gradcost.mode;

import org.gradcost.family.FusedCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.hipparchus.CalculusFieldElement;

/** A problem's circuit at a chosen size of scalar gates. */
@FunctionalInterface
public interface CircuitFunction {

    /** Evaluates the function, in any number type. */
    <T extends CalculusFieldElement<T>> T of(T[] x);

    /** Returns the circuit of a problem in scalar or fused gates. */
    static CircuitFunction of(Problem problem, Granularity gates) {
        return gates == Granularity.FUSED ? ((FusedCircuit) problem)::fused : ((ScalarCircuit) problem)::scalar;
    }
}

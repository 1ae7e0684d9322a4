package org.gradcost.mode;

import org.gradcost.family.FusedCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.hipparchus.CalculusFieldElement;

/** A problem's circuit at a chosen size of scalar gates. */
@FunctionalInterface
interface CircuitFunction {

    <T extends CalculusFieldElement<T>> T of(T[] x);

    static CircuitFunction of(Problem problem, Granularity gates) {
        return gates == Granularity.FUSED ? ((FusedCircuit) problem)::fused : ((ScalarCircuit) problem)::scalar;
    }
}

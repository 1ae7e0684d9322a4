package org.gradcost.mode;

import org.gradcost.family.FusedCircuit;
import org.gradcost.family.NaturalCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.hipparchus.CalculusFieldElement;

/** A problem's circuit at a given granularity of scalar gates. */
@FunctionalInterface
public interface CircuitFunction {

    /** Evaluates the function, in any number type. */
    <T extends CalculusFieldElement<T>> T of(T[] x);

    /** Returns the circuit of a problem in natural, scalar or fused gates. */
    static CircuitFunction of(Problem problem, Granularity gates) {
        return switch (gates) {
            case FUSED -> ((FusedCircuit) problem)::fused;
            case NATURAL -> ((NaturalCircuit) problem)::natural;
            default -> ((ScalarCircuit) problem)::scalar;
        };
    }
}

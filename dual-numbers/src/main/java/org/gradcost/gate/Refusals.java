package org.gradcost.gate;

import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalArgumentException;

/** The exceptions of numbers. They are made here, so that their classes are not loaded until one is thrown. */
final class Refusals {

    private Refusals() {}

    /** Returns the refusal of two arrays whose elements cannot be multiplied pairwise. */
    static RuntimeException unequalTerms(int a, int b) {
        return new MathIllegalArgumentException(
                LocalizedCoreFormats.SIMPLE_MESSAGE,
                "linearCombination: " + a + " factors for " + b + "; as many are needed, and at least one");
    }
}

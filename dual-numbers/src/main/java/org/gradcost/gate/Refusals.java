package org.gradcost.gate;

import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalArgumentException;

/** A factory of exceptions. It is separate so that the exception classes are only loaded when one is thrown. */
final class Refusals {

    private Refusals() {}

    /** Returns the exception for two arrays whose elements cannot be multiplied pairwise because of their lengths. */
    static RuntimeException unequalTerms(int a, int b) {
        return new MathIllegalArgumentException(
                LocalizedCoreFormats.SIMPLE_MESSAGE,
                "linearCombination: " + a + " factors for " + b + "; the numbers must be equal and at least one");
    }
}

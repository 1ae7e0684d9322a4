package org.gradcost.advise;

import java.io.Serializable;
import org.hipparchus.CalculusFieldElement;

/**
 * A function for which advice is requested: a reference to a method, such as {@code Model::energy}, that is generic over its
 * numbers. Each mode gets a copy in separately loaded classes, by serialization, so everything that the function captures must be
 * serializable.
 */
@FunctionalInterface
public interface AdvisedFunction extends Serializable {

    /** Evaluates the function. */
    <T extends CalculusFieldElement<T>> T of(T[] x);
}

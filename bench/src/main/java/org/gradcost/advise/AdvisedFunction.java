package org.gradcost.advise;

import java.io.Serializable;
import org.hipparchus.CalculusFieldElement;

/**
 * A function that advice is asked for: a reference to a method, such as {@code Model::energy}, that is written once for any type of
 * number. It is handed to each mode as a copy in classes of its own, by serialization; what it captures must be serializable.
 */
@FunctionalInterface
public interface AdvisedFunction extends Serializable {

    /** Evaluates the function. */
    <T extends CalculusFieldElement<T>> T of(T[] x);
}

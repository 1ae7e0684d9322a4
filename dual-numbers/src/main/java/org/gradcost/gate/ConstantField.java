package org.gradcost.gate;

import org.hipparchus.Field;
import org.hipparchus.FieldElement;

/**
 * The field of a type of numbers, as Hipparchus' generic code needs it: zero, one and the class of the numbers.
 *
 * @param <T> the type of the numbers
 * @param getRuntimeClass the class of the numbers
 * @param getZero the constant 0
 * @param getOne the constant 1
 */
public record ConstantField<T extends FieldElement<T>>(Class<T> getRuntimeClass, T getZero, T getOne)
        implements Field<T> {

    /** Returns the hash code of the class, which is fast to compute and distinct enough for the few fields there are. */
    @Override
    public int hashCode() {
        return getRuntimeClass.hashCode();
    }
}

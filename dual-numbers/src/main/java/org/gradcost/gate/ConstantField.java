package org.gradcost.gate;

import org.hipparchus.Field;
import org.hipparchus.FieldElement;

/**
 * The field of a type of numbers, for Hipparchus' generic code: zero, one and the class of the numbers.
 *
 * @param <T> the numbers
 * @param getRuntimeClass the type of the numbers
 * @param getZero the constant 0
 * @param getOne the constant 1
 */
public record ConstantField<T extends FieldElement<T>>(Class<T> getRuntimeClass, T getZero, T getOne)
        implements Field<T> {

    /** Returns the hash code of the class, which is quick: there are few fields. */
    @Override
    public int hashCode() {
        return getRuntimeClass.hashCode();
    }
}

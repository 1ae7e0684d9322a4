package org.gradcost.gate;

import org.hipparchus.Field;

/**
 * The field of a {@link Differentiable} type, for Hipparchus' generic code: its zero, its one, its class.
 *
 * @param getRuntimeClass the type of the numbers
 * @param getZero the constant 0
 * @param getOne the constant 1
 */
public record ConstantField<T extends Differentiable<T>>(Class<T> getRuntimeClass, T getZero, T getOne)
        implements Field<T> {}

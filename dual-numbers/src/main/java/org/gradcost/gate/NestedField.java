package org.gradcost.gate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;

/**
 * The fields of one type of nested numbers, one for each field of the numbers below. Hipparchus keeps static caches by field,
 * which a new one at each call would fill.
 *
 * @param <N> the nested type, of any numbers below
 */
public final class NestedField<N> {

    private final Class<N> type;
    private final Map<Field<?>, Field<?>> fields = new ConcurrentHashMap<>();

    /** Begins without a field. */
    public NestedField(Class<N> type) {
        this.type = type;
    }

    /**
     * Returns the field over the one below, made the first time with this zero and one.
     *
     * @param <M> the nested type with its numbers below, whose class is that of {@code N}
     */
    @SuppressWarnings("unchecked") // the class of a generic type is that of all its parameters
    public <M extends FieldElement<M>> Field<M> over(Field<?> below, Supplier<M> zero, Supplier<M> one) {
        Field<?> field = fields.get(below);
        if (field == null) {
            Field<M> made = new ConstantField<>((Class<M>) type, zero.get(), one.get());
            Field<?> first = fields.putIfAbsent(below, made);
            field = first == null ? made : first;
        }
        return (Field<M>) field;
    }
}

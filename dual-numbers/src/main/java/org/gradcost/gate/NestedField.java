package org.gradcost.gate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;

/**
 * A cache of the fields of one type of nested numbers, one for each field of the inner numbers. Hipparchus has static caches
 * with the field as a key, which would grow without bound if each call returned a new field.
 *
 * @param <N> the nested type, over any inner numbers
 */
public final class NestedField<N> {

    private final Class<N> type;
    private final Map<Field<?>, Field<?>> fields = new ConcurrentHashMap<>();

    /** Creates an empty cache for a nested type. */
    public NestedField(Class<N> type) {
        this.type = type;
    }

    /**
     * Returns the field of the nested numbers over a field of inner numbers. It is created on the first call.
     *
     * @param <M> the nested type with its inner numbers, whose class is that of {@code N}
     * @param below the field of the inner numbers
     * @param zero returns the nested 0, if the field has to be created
     * @param one returns the nested 1, if the field has to be created
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

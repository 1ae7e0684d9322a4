package org.gradcost.tape.compile.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.CodeExpression;
import org.gradcost.tape.compile.code.Literal;

/** The tangent of a value as a linear combination of its slots: its support, with a coefficient for each. */
final class SparseTangent {

    static final SparseTangent ZERO = new SparseTangent(Map.of());

    private final Map<Slot, CodeExpression> coefficients;

    SparseTangent(Map<Slot, CodeExpression> coefficients) {
        this.coefficients = coefficients;
    }

    /** Returns the tangent that is one slot. */
    static SparseTangent of(Slot slot) {
        Map<Slot, CodeExpression> one = new LinkedHashMap<>();
        one.put(slot, new Literal(1));
        return new SparseTangent(one);
    }

    Set<Map.Entry<Slot, CodeExpression>> entries() {
        return coefficients.entrySet();
    }

    Set<Slot> slots() {
        return coefficients.keySet();
    }

    /** Returns the coefficient of a slot, or null. */
    CodeExpression coefficient(Slot slot) {
        return coefficients.get(slot);
    }

    int size() {
        return coefficients.size();
    }

    /** Returns the tangent without a slot. */
    SparseTangent without(Slot slot) {
        Map<Slot, CodeExpression> others = new LinkedHashMap<>(coefficients);
        others.remove(slot);
        return new SparseTangent(others);
    }

    @Override
    public String toString() {
        return coefficients.keySet().toString();
    }
}

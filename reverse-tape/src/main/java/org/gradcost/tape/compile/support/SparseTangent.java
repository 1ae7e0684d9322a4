package org.gradcost.tape.compile.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;

/** The tangent of a value as a linear combination of its slots: its support, with a coefficient for each. */
final class SparseTangent {

    static final SparseTangent ZERO = new SparseTangent(Map.of());

    private final Map<TangentSlot, CodeExpression> coefficients;

    SparseTangent(Map<TangentSlot, CodeExpression> coefficients) {
        this.coefficients = coefficients;
    }

    /** Returns the tangent that is one slot. */
    static SparseTangent of(TangentSlot slot) {
        Map<TangentSlot, CodeExpression> one = new LinkedHashMap<>();
        one.put(slot, new Literal(1));
        return new SparseTangent(one);
    }

    Set<Map.Entry<TangentSlot, CodeExpression>> entries() {
        return coefficients.entrySet();
    }

    Set<TangentSlot> slots() {
        return coefficients.keySet();
    }

    /** Returns the coefficient of a slot, or null. */
    CodeExpression coefficient(TangentSlot slot) {
        return coefficients.get(slot);
    }

    int size() {
        return coefficients.size();
    }

    /** Returns the tangent without a slot. */
    SparseTangent without(TangentSlot slot) {
        Map<TangentSlot, CodeExpression> others = new LinkedHashMap<>(coefficients);
        others.remove(slot);
        return new SparseTangent(others);
    }

    @Override
    public String toString() {
        return coefficients.keySet().toString();
    }
}

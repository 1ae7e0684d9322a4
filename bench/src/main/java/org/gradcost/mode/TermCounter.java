package org.gradcost.mode;

import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.Sum;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.Field;

/**
 * A value with the number of terms or factors from which it was built one by one, as by {@code sum = sum.add(term)}. Anything
 * that {@link org.gradcost.gate.Functions} adds or multiplies as one gate counts as one.
 */
final class TermCounter implements Differentiable<TermCounter> {

    /** The longest sum and the longest product of a circuit. */
    static final class Longest {

        private int sum = 1;
        private int product = 1;

        /** Returns the number of terms in the longest sum. */
        int sum() {
            return sum;
        }

        /** Returns the number of factors in the longest product. */
        int product() {
            return product;
        }
    }

    private static final Field<TermCounter> FIELD = new ConstantField<>(TermCounter.class, constant(0), constant(1));

    private final double value;
    private final Longest longest; // null for a constant
    private final int terms;
    private final int factors;

    private TermCounter(double value, Longest longest, int terms, int factors) {
        this.value = value;
        this.longest = longest;
        this.terms = terms;
        this.factors = factors;
    }

    private static TermCounter constant(double value) {
        return new TermCounter(value, null, 1, 1);
    }

    static TermCounter input(double value, Longest longest) {
        return new TermCounter(value, longest, 1, 1);
    }

    private TermCounter plain(double v, Longest of) {
        return new TermCounter(v, of, 1, 1);
    }

    private Longest common(TermCounter y) {
        return longest != null ? longest : y.longest;
    }

    @Override
    public TermCounter add(TermCounter y) {
        return summed(value + y.value, y);
    }

    @Override
    public TermCounter subtract(TermCounter y) {
        return summed(value - y.value, y);
    }

    private TermCounter summed(double v, TermCounter y) {
        if (longest == null || y.longest == null) {
            return new TermCounter(v, common(y), Math.max(terms, y.terms), 1);
        }
        int count = Math.max(terms, y.terms) + 1;
        longest.sum = Math.max(longest.sum, count);
        return new TermCounter(v, longest, count, 1);
    }

    @Override
    public TermCounter multiply(TermCounter y) {
        double v = value * y.value;
        if (longest == null || y.longest == null) {
            return plain(v, common(y));
        }
        int count = Math.max(factors, y.factors) + 1;
        longest.product = Math.max(longest.product, count);
        return new TermCounter(v, longest, 1, count);
    }

    @Override
    public Sum<TermCounter> sum() {
        return new Sum<>() {
            private TermCounter total = TermCounter.this;

            @Override
            public void add(TermCounter term) {
                total = plain(total.value + term.value, total.common(term));
            }

            @Override
            public TermCounter total() {
                return total;
            }
        };
    }

    @Override
    public TermCounter product(TermCounter[] all) {
        TermCounter product = all[0];
        for (int i = 1; i < all.length; i++) {
            product = plain(product.value * all[i].value, product.common(all[i]));
        }
        return product;
    }

    @Override
    public TermCounter apply(UnaryGate gate) {
        return plain(gate.value(value), longest);
    }

    @Override
    public TermCounter apply(BinaryGate gate, TermCounter y) {
        return plain(gate.value(value, y.value), common(y));
    }

    @Override
    public TermCounter apply(BinaryGate gate, double y) {
        return plain(gate.value(value, y), longest);
    }

    @Override
    public TermCounter apply(SelectGate gate, TermCounter y) {
        return plain(gate.value(value, y.value), common(y));
    }

    @Override
    public TermCounter fromPartials(double v, double[] slopes, TermCounter[] arguments) {
        Longest of = null;
        for (TermCounter argument : arguments) {
            of = of == null ? argument.longest : of;
        }
        return plain(v, of);
    }

    @Override
    public boolean isConstant() {
        return longest == null;
    }

    @Override
    public double getReal() {
        return value;
    }

    @Override
    public TermCounter newInstance(double v) {
        return constant(v);
    }

    @Override
    public Field<TermCounter> getField() {
        return FIELD;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TermCounter that && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }
}

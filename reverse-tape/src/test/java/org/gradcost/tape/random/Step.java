package org.gradcost.tape.random;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Exact;
import org.gradcost.gate.Gates;
import org.gradcost.gate.Reference;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.Sum;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.util.MathArrays;

/**
 * A gate in a circuit.
 *
 * @param gate a gate of the table; {@link #SUM}, {@link #PRODUCTS}, {@link #ROW} or {@link #ROWS}
 * @param constants of a binary gate with a constant, its second argument; of a sum or row, the weights
 * @param arguments places of earlier values: inputs first, then steps
 */
record Step(Object gate, double[] constants, int... arguments) {

    /** Σ c_i·x_i as one gate of any number of arguments. */
    static final String SUM = "Σ c·x";

    /** Σ x_i·y_i as one gate; the x first, then the y. */
    static final String PRODUCTS = "Σ x·y";

    /** Σ c_i·x_i as a product of rows. */
    static final String ROW = "row c·x";

    /** Σ x_i·y_i as a product of rows; the x first, then the y. */
    static final String ROWS = "rows x·y";

    /** In any mode; a gate that has a mutant is replaced by it. */
    <T extends Differentiable<T>> T apply(List<T> values, Map<Object, Object> mutants) {
        T x = values.get(arguments[0]);
        Object actual = mutants.getOrDefault(gate, gate);
        if (actual instanceof UnaryGate unary) {
            return x.apply(unary);
        }
        if (actual instanceof BinaryGate binary) {
            return arguments.length == 1 ? x.apply(binary, constants[0]) : x.apply(binary, values.get(arguments[1]));
        }
        if (actual instanceof SelectGate select) {
            return x.apply(select, values.get(arguments[1]));
        }
        T[] all = MathArrays.buildArray(x.getField(), arguments.length);
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(arguments[i]);
        }
        if (actual.equals(ROW) || actual.equals(ROWS)) {
            return row(x, all);
        }
        return actual.equals(SUM)
                ? x.linearCombination(constants, all)
                : x.linearCombination(
                        Arrays.copyOf(all, all.length / 2), Arrays.copyOfRange(all, all.length / 2, all.length));
    }

    private <T extends Differentiable<T>> T row(T x, T[] all) {
        Sum<T> sum = x.newInstance(0).sum();
        if (gate.equals(ROW)) {
            sum.addDot(all.length, constants, 0, all, 0, 1);
        } else {
            sum.addDot(all.length / 2, all, 0, 1, all, all.length / 2, 1);
        }
        return sum.total();
    }

    /** Whether the arguments are weighted by constants, not by each other. */
    static boolean hasWeights(Object gate) {
        return gate.equals(SUM) || gate.equals(ROW);
    }

    /** To 60 digits, from the definition of the gate; its slopes are not asked. */
    Exact exact(List<Exact> values) {
        Exact x = values.get(arguments[0]);
        if (gate instanceof UnaryGate unary) {
            return Reference.of(unary).value().apply(x);
        }
        if (gate instanceof BinaryGate binary) {
            Exact y = arguments.length == 1 ? Exact.of(constants[0]) : values.get(arguments[1]);
            return Reference.of(binary).value().apply(x, y);
        }
        if (gate instanceof SelectGate) {
            Exact y = values.get(arguments[1]);
            int order = x.minus(y).sign();
            return (gate == Gates.MAX ? order >= 0 : order <= 0) ? x : y;
        }
        Exact sum = Exact.ZERO;
        int terms = hasWeights(gate) ? arguments.length : arguments.length / 2;
        for (int i = 0; i < terms; i++) {
            Exact factor = hasWeights(gate) ? Exact.of(constants[i]) : values.get(arguments[terms + i]);
            sum = sum.plus(values.get(arguments[i]).times(factor));
        }
        return sum;
    }

    /** The same where every place is another one. */
    Step moved(int[] places) {
        return new Step(
                gate, constants, Arrays.stream(arguments).map(i -> places[i]).toArray());
    }

    @Override
    public String toString() {
        return gate + " of " + Arrays.toString(arguments)
                + (constants.length == 0 ? "" : " with " + Arrays.toString(constants));
    }
}

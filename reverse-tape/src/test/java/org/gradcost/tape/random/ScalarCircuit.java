package org.gradcost.tape.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Exact;

/**
 * A circuit as a list of steps; its output is the value of the last.
 *
 * @param point where it is looked at
 */
record ScalarCircuit(double[] point, List<Step> steps) implements Smaller.Circuit<ScalarCircuit> {

    /** All values: inputs, then steps. */
    <T extends Differentiable<T>> List<T> run(T[] x, Map<Object, Object> mutants) {
        List<T> values = new ArrayList<>(Arrays.asList(x));
        steps.forEach(step -> values.add(step.apply(values, mutants)));
        return values;
    }

    /** The output to 60 digits. */
    Exact exact(Exact[] x) {
        List<Exact> values = new ArrayList<>(Arrays.asList(x));
        steps.forEach(step -> values.add(step.exact(values)));
        return values.get(values.size() - 1);
    }

    @Override
    public int length() {
        return steps.size();
    }

    @Override
    public int[] arguments(int k) {
        return steps.get(k).arguments();
    }

    @Override
    public ScalarCircuit until(int k) {
        return new ScalarCircuit(point, steps.subList(0, k + 1));
    }

    @Override
    public ScalarCircuit without(int k, int replacement) {
        int gone = point.length + k;
        int[] places = new int[point.length + steps.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i < gone ? i : i == gone ? replacement : i - 1;
        }
        List<Step> rest = Stream.concat(steps.stream().limit(k), steps.stream().skip(k + 1))
                .map(step -> step.moved(places))
                .toList();
        return new ScalarCircuit(point, rest);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < point.length; i++) {
            text.append("  [").append(i).append("] = input ").append(point[i]).append('\n');
        }
        for (int k = 0; k < steps.size(); k++) {
            text.append("  [")
                    .append(point.length + k)
                    .append("] = ")
                    .append(steps.get(k))
                    .append('\n');
        }
        return text.toString();
    }
}

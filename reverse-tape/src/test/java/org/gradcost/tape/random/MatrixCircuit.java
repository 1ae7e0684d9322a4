package org.gradcost.tape.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.UnaryMatrixGate;

/**
 * A circuit of matrix gates as a list of steps; its output is the value of the last.
 *
 * @param point where it is looked at
 */
record MatrixCircuit(DMatrixRMaj[] point, List<Step> steps) implements Smaller.Circuit<MatrixCircuit> {

    /**
     * A gate of one or two arguments; the other kind is null.
     *
     * @param second place of the second argument
     */
    record Step(UnaryMatrixGate unary, BinaryMatrixGate binary, int first, int second) {

        <M extends Matrix<M>> M apply(List<M> values) {
            return unary != null
                    ? values.get(first).apply(unary)
                    : values.get(first).apply(binary, values.get(second));
        }

        Object gate() {
            return unary != null ? unary : binary;
        }

        String name() {
            return unary != null ? unary.name() : binary.name();
        }

        private Step moved(int gone, int replacement) {
            return new Step(unary, binary, moved(first, gone, replacement), moved(second, gone, replacement));
        }

        private static int moved(int place, int gone, int replacement) {
            return place < gone ? place : place == gone ? replacement : place - 1;
        }

        @Override
        public String toString() {
            return unary != null
                    ? unary.name() + " of [" + first + "]"
                    : binary.name() + " of [" + first + "] and [" + second + "]";
        }
    }

    /** All values: inputs, then steps. */
    <M extends Matrix<M>> List<M> run(M[] x) {
        List<M> values = new ArrayList<>(Arrays.asList(x));
        steps.forEach(step -> values.add(step.apply(values)));
        return values;
    }

    @Override
    public int length() {
        return steps.size();
    }

    @Override
    public int[] arguments(int k) {
        Step step = steps.get(k);
        return step.unary() != null ? new int[] {step.first()} : new int[] {step.first(), step.second()};
    }

    @Override
    public MatrixCircuit until(int k) {
        return new MatrixCircuit(point, steps.subList(0, k + 1));
    }

    @Override
    public MatrixCircuit without(int k, int replacement) {
        int gone = point.length + k;
        return new MatrixCircuit(
                point,
                Stream.concat(steps.stream().limit(k), steps.stream().skip(k + 1))
                        .map(step -> step.moved(gone, replacement))
                        .toList());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < point.length; i++) {
            text.append("  [")
                    .append(i)
                    .append("] = input ")
                    .append(point[i].numRows)
                    .append('x')
                    .append(point[i].numCols)
                    .append(' ')
                    .append(Arrays.toString(point[i].data))
                    .append('\n');
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

package org.gradcost.family.learning;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.FusedCircuit;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.gate.Functions;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The loss of a long short-term memory that predicts the next character of a text, which is a long recurrence. All its matrices
 * are diagonal. For each character but the last, with the input {@code X = s_t·in}, and for each layer with state (h, z):
 * {@code F = σ(X·Wf + bf)}, {@code I = σ(h·Wi + bi)}, {@code O = σ(X·Wo + bo)}, {@code G = tanh(h·Wc + bc)},
 * {@code z ← z·F + I·G}, {@code h ← O·tanh z}, {@code X ← h}; then {@code y = X·out + bias}, and
 * {@code −Σ_i s_{t+1,i}·(y_i − log(2 + Σ_j e^y_j))} is added to the loss. The result is divided by the width b and the number of
 * predictions.
 *
 * <p>By hand, the same steps are processed backwards, see {@link LstmByHand}.
 *
 * <p>Inputs are, for each layer, the rows W (f, i, o, c) and b (f, i, o, c), then in, out and bias: {@code n = 8·l·b + 3·b}. As a
 * family, l = 2, n = 19·b, and the text has 8 random characters.
 *
 * <p>In {@code scalar} gates σ is composed of a negation, e^x, an addition and a reciprocal; in {@code fused} gates it is one
 * gate.
 *
 * <p>Source: {@code lstm} of ADBench and GradBench, which have the constant 2.
 */
public final class Lstm extends SizeLadderFamily {

    private static final int LAYERS = 2;
    private static final int CHARACTERS = 8;

    public Lstm() {
        super(SizeLadder.endless(step -> (8 * LAYERS + 3) * (step + 1L)));
    }

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public String formula() {
        return "mean of log(2 + Σ e^y_j) − y_i over the set bits i of the next character, y from two LSTM layers";
    }

    @Override
    public String inputs() {
        return "parameters and state uniform in [0, 1); 8 random characters of n/19 bits";
    }

    @Override
    public String source() {
        return "ADBench and GradBench lstm";
    }

    @Override
    public Problem problem(int n, long seed) {
        int width = step(n) + 1;
        SplittableRandom random = new SplittableRandom(seed);
        double[] inputs = random.doubles(n).toArray();
        double[][] state = new double[2 * LAYERS][];
        for (int i = 0; i < state.length; i++) {
            state[i] = random.doubles(width).toArray();
        }
        double[][] sequence = new double[CHARACTERS][];
        for (int t = 0; t < CHARACTERS; t++) {
            sequence[t] = random.ints(width, 0, 2).asDoubleStream().toArray();
            sequence[t][t % width] = 1; // a character without a set bit has no effect
        }
        return at(inputs, state, sequence);
    }

    /**
     * Returns the loss at given parameters.
     *
     * @param state for each layer, the hidden row and then the cell row
     * @param sequence characters, one row of bits each; at least two
     */
    public static Problem at(double[] parameters, double[][] state, double[][] sequence) {
        int width = state[0].length;
        if (sequence.length < 2 || parameters.length != 4 * state.length * width + 3 * width) {
            throw new IllegalArgumentException("lstm: " + parameters.length + " parameters, " + state.length
                    + " rows of state and " + sequence.length + " characters of " + width + " bits do not fit");
        }
        return new Loss(parameters, state, sequence);
    }

    private static final class Loss implements ScalarCircuit, FusedCircuit, MatrixCircuit {

        private final double[] inputs;
        private final double[][] state;
        private final double[][] sequence;
        private final int b;
        private final int layers;
        private final LstmByHand byHand;
        private final DMatrixRMaj[] states;
        private final DMatrixRMaj[] characters;

        Loss(double[] inputs, double[][] state, double[][] sequence) {
            this.inputs = inputs;
            this.state = state;
            this.sequence = sequence;
            this.b = state[0].length;
            this.layers = state.length / 2;
            this.byHand = new LstmByHand(state, sequence);
            this.states = rows(state);
            this.characters = rows(sequence);
        }

        private static DMatrixRMaj[] rows(double[][] rows) {
            DMatrixRMaj[] matrices = new DMatrixRMaj[rows.length];
            for (int i = 0; i < rows.length; i++) {
                matrices[i] = DMatrixRMaj.wrap(1, rows[i].length, rows[i]);
            }
            return matrices;
        }

        private double scale() {
            return -1.0 / (b * (sequence.length - 1));
        }

        @Override
        public Map<String, Object> constants() {
            return Map.of("state", state, "sequence", sequence);
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            return circuit(x, v -> v.negate().exp().add(1).reciprocal());
        }

        @Override
        public <T extends CalculusFieldElement<T>> T fused(T[] x) {
            return circuit(x, Functions::sigmoid);
        }

        private <T extends CalculusFieldElement<T>> T circuit(T[] p, UnaryOperator<T> sigmoid) {
            T[] h = MathArrays.buildArray(p[0].getField(), layers * b);
            T[] z = MathArrays.buildArray(p[0].getField(), layers * b);
            for (int i = 0; i < layers * b; i++) {
                h[i] = p[0].newInstance(state[2 * (i / b)][i % b]);
                z[i] = p[0].newInstance(state[2 * (i / b) + 1][i % b]);
            }
            int extra = 8 * layers * b;
            T total = p[0].newInstance(0);
            for (int t = 0; t < sequence.length - 1; t++) {
                T exps = p[0].newInstance(2);
                T chosen = p[0].newInstance(0);
                double count = 0;
                for (int i = 0; i < b; i++) {
                    T x = p[extra + i].multiply(sequence[t][i]);
                    for (int layer = 0; layer < layers; layer++) {
                        int at = layer * b + i;
                        int w = 8 * layer * b + i;
                        T forget = sigmoid.apply(x.multiply(p[w]).add(p[w + 4 * b]));
                        T ingate = sigmoid.apply(h[at].multiply(p[w + b]).add(p[w + 5 * b]));
                        T outgate = sigmoid.apply(x.multiply(p[w + 2 * b]).add(p[w + 6 * b]));
                        T change =
                                h[at].multiply(p[w + 3 * b]).add(p[w + 7 * b]).tanh();
                        z[at] = z[at].multiply(forget).add(ingate.multiply(change));
                        h[at] = outgate.multiply(z[at].tanh());
                        x = h[at];
                    }
                    T y = x.multiply(p[extra + b + i]).add(p[extra + 2 * b + i]);
                    exps = exps.add(y.exp());
                    chosen = chosen.add(y.multiply(sequence[t + 1][i]));
                    count += sequence[t + 1][i];
                }
                total = total.add(chosen).subtract(exps.log().multiply(count));
            }
            return total.multiply(scale());
        }

        @Override
        public int[][] shapes() {
            int[][] shapes = new int[8 * layers + 3][];
            for (int i = 0; i < shapes.length; i++) {
                shapes[i] = new int[] {1, b};
            }
            return shapes;
        }

        @Override
        @SuppressWarnings("unchecked") // an array of rows holds rows
        public <M extends Matrix<M>> M matrix(M[] p) {
            M[] h = (M[]) new Matrix<?>[layers];
            M[] z = (M[]) new Matrix<?>[layers];
            for (int layer = 0; layer < layers; layer++) {
                h[layer] = p[0].constant(states[2 * layer]);
                z[layer] = p[0].constant(states[2 * layer + 1]);
            }
            int extra = 8 * layers;
            M total = null;
            for (int t = 0; t < sequence.length - 1; t++) {
                M x = p[extra].elementMult(p[0].constant(characters[t]));
                for (int layer = 0; layer < layers; layer++) {
                    int w = 8 * layer;
                    M forget = x.elementMult(p[w]).plus(p[w + 4]).sigmoid();
                    M ingate = h[layer].elementMult(p[w + 1]).plus(p[w + 5]).sigmoid();
                    M outgate = x.elementMult(p[w + 2]).plus(p[w + 6]).sigmoid();
                    M change = h[layer].elementMult(p[w + 3]).plus(p[w + 7]).tanh();
                    z[layer] = z[layer].elementMult(forget).plus(ingate.elementMult(change));
                    h[layer] = outgate.elementMult(z[layer].tanh());
                    x = h[layer];
                }
                M y = x.elementMult(p[extra + 1]).plus(p[extra + 2]);
                double count = 0;
                for (double bit : sequence[t + 1]) {
                    count += bit;
                }
                M term = y.dot(p[0].constant(characters[t + 1]))
                        .minus(y.elementExp().elementSum().plus(2).elementLog().scale(count));
                total = total == null ? term : total.plus(term);
            }
            return total.scale(scale());
        }

        @Override
        public double primal(double[] p) {
            return byHand.value(p);
        }

        @Override
        public double gradient(double[] p, double[] gradient) {
            return byHand.gradient(p, gradient);
        }
    }
}

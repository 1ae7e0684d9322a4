package org.gradcost.tape.compile;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Sum;
import org.hipparchus.util.MathArrays;

/**
 * A network of two layers made by dice, sample by sample: widths below and above those from which matrices are packed, weights
 * row by row or column by column, the same in both layers, looked at elsewhere too, or computed.
 */
final class RandomLayers implements RandomFunction {

    private final SplittableRandom random;
    private final int samples;
    private final int[] widths;
    private final boolean[] columns;
    private final int[] activations;
    private final boolean shared;
    private final boolean inputData;
    private final boolean computed;
    private final boolean inOrder;
    private final boolean biases;
    private final int elsewhere;
    private final boolean compared;
    private final double[] table;

    RandomLayers(long seed) {
        random = new SplittableRandom(seed);
        samples = 6 + random.nextInt(6);
        shared = random.nextInt(4) == 0;
        int first = width();
        widths = shared ? new int[] {first, first, first} : new int[] {first, width(), width()};
        columns = new boolean[] {random.nextBoolean(), random.nextBoolean()};
        activations = new int[] {random.nextInt(5), random.nextInt(5)};
        inputData = random.nextInt(4) == 0;
        computed = random.nextInt(6) == 0;
        inOrder = random.nextInt(6) == 0;
        biases = random.nextBoolean();
        elsewhere = random.nextInt(6);
        compared = random.nextInt(8) == 0;
        table = random.doubles(97, -1, 1).toArray();
    }

    private int width() {
        return random.nextInt(3) == 0 ? 1 + random.nextInt(12) : 22 + random.nextInt(16);
    }

    private int weights() {
        return widths[0] * widths[1] + (shared ? 0 : widths[1] * widths[2]);
    }

    @Override
    public double[] point() {
        int n = weights() + widths[1] + widths[2] + (inputData ? samples * widths[0] : 0);
        return random.doubles(n, -0.5, 0.5).toArray();
    }

    @Override
    public <T extends Differentiable<T>> T run(T[] x) {
        T[] w = x;
        if (computed) {
            w = x.clone();
            for (int i = 0; i < weights(); i++) {
                w[i] = x[i].multiply(1.5);
            }
        }
        T total = x[0].newInstance(0);
        if (elsewhere == 1) {
            total = total.add(squares(w));
        }
        for (int s = 0; s < samples; s++) {
            total = total.add(sample(x, w, s));
        }
        return elsewhere == 2 ? total.add(squares(w)) : total.sin();
    }

    private <T extends Differentiable<T>> T sample(T[] x, T[] w, int sample) {
        T[] first = null;
        if (inputData) {
            int from = x.length - samples * widths[0] + sample * widths[0];
            first = Arrays.copyOfRange(x, from, from + widths[0]);
        }
        T[] hidden = layer(x, w, sample, first, 0);
        if (compared && hidden[0].lessThan(x[0])) {
            hidden[0] = hidden[0].add(x[0]);
        }
        T[] out = layer(x, w, sample, hidden, 1);
        T sum = out[0].square();
        for (int i = 1; i < out.length; i++) {
            sum = sum.add(out[i].square());
        }
        return elsewhere == 3 ? sum.add(w[sample % weights()].multiply(w[(sample + 1) % weights()])) : sum;
    }

    /** Of the sample's constants if there are no inputs. */
    private <T extends Differentiable<T>> T[] layer(T[] x, T[] w, int sample, T[] in, int layer) {
        int inputs = widths[layer];
        int outputs = widths[layer + 1];
        int w0 = shared ? 0 : layer * widths[0] * widths[1];
        int step = columns[layer] ? 1 : outputs;
        T[] out = MathArrays.buildArray(x[0].getField(), outputs);
        for (int j = 0; j < outputs; j++) {
            T start = biases ? x[weights() + layer * widths[1] + j] : x[0].newInstance(0.25);
            int from = w0 + (columns[layer] ? j * inputs : j);
            if (inOrder) {
                for (int k = 0; k < inputs; k++) {
                    T weight = w[from + k * step];
                    double factor = table[(sample * inputs + k) % table.length];
                    start = start.add(in == null ? weight.multiply(factor) : weight.multiply(in[k]));
                }
                out[j] = start;
            } else {
                Sum<T> sum = start.sum();
                if (in == null) {
                    double[] row = new double[inputs];
                    for (int k = 0; k < inputs; k++) {
                        row[k] = table[(sample * inputs + k) % table.length];
                    }
                    sum.addDot(inputs, row, 0, w, from, step);
                } else {
                    sum.addDot(inputs, in, 0, 1, w, from, step);
                }
                out[j] = sum.total();
            }
            if (elsewhere == 4) {
                out[j] = out[j].multiply(w[from]);
            }
        }
        for (int j = 0; j < outputs; j++) {
            out[j] = activated(out[j].multiply(0.3), activations[layer]);
        }
        return out;
    }

    private static <T extends Differentiable<T>> T activated(T v, int activation) {
        return switch (activation) {
            case 0 -> v.sin();
            case 1 -> v.negate().exp().add(1).reciprocal();
            case 2 -> v.max(v.multiply(0.1));
            case 3 -> v.square();
            default -> v;
        };
    }

    private <T extends Differentiable<T>> T squares(T[] w) {
        T sum = w[0].square();
        for (int i = 1; i < weights(); i++) {
            sum = sum.add(w[i].square());
        }
        return sum.multiply(0.01);
    }
}

package org.gradcost.tape.compile;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Sum;
import org.hipparchus.util.MathArrays;

/**
 * A network of two layers made by dice, sample by sample: widths below and above those from which matrices are packed, and
 * weights that lie and are used in many ways.
 */
final class RandomLayers implements RandomFunction {

    /** Where the weights of a layer are. */
    private enum Weights {
        PLAIN,
        SHARED_BY_LAYERS,
        PERMUTED,
        OWN_IN_EACH_SAMPLE,
        CHOSEN_BY_SAMPLE,
        LOWER_TRIANGLE,
        COMPUTED,
        COMPUTED_IN_EACH_SAMPLE
    }

    /** What else looks at them. */
    private enum Elsewhere {
        NOBODY,
        BEFORE,
        AFTER,
        BETWEEN,
        NEXT_TO_THEM
    }

    /** What the first layer has. */
    private enum Data {
        CONSTANTS,
        INPUTS,
        WINDOWS
    }

    private final SplittableRandom random;
    private final int samples;
    private final int[] widths;
    private final boolean[] columns;
    private final int[] activations;
    private final Weights weights;
    private final Elsewhere elsewhere;
    private final Data data;
    private final boolean inOrder;
    private final boolean biases;
    private final boolean compared;
    private final boolean linear;
    private final double[] table;

    RandomLayers(long seed) {
        random = new SplittableRandom(seed);
        samples = 6 + random.nextInt(6);
        weights = random.nextBoolean() ? Weights.PLAIN : any(Weights.values());
        elsewhere = random.nextBoolean() ? Elsewhere.NOBODY : any(Elsewhere.values());
        data = any(Data.values());
        int first = width();
        widths = isShared() ? new int[] {first, first, first} : new int[] {first, width(), width()};
        columns = new boolean[] {random.nextBoolean(), random.nextBoolean()};
        activations = new int[] {random.nextInt(5), random.nextInt(5)};
        inOrder = random.nextInt(6) == 0;
        biases = random.nextBoolean();
        compared = random.nextInt(8) == 0;
        linear = random.nextBoolean();
        table = random.doubles(97, -1, 1).toArray();
    }

    private <E> E any(E[] all) {
        return all[random.nextInt(all.length)];
    }

    private int width() {
        return random.nextInt(4) == 0 ? 1 + random.nextInt(12) : 22 + random.nextInt(10);
    }

    /** Layers that compute them in each sample share them too, for otherwise nothing is kept of them. */
    private boolean isShared() {
        return weights == Weights.SHARED_BY_LAYERS || weights == Weights.COMPUTED_IN_EACH_SAMPLE;
    }

    private int weights() {
        int all = widths[0] * widths[1] + (isShared() ? 0 : widths[1] * widths[2]);
        return sets() * all;
    }

    private int sets() {
        return switch (weights) {
            case OWN_IN_EACH_SAMPLE -> samples;
            case CHOSEN_BY_SAMPLE -> 3;
            default -> 1;
        };
    }

    /** Numbers that the first layer of a sample has. */
    private int dataWidth() {
        return switch (data) {
            case CONSTANTS -> 0;
            case INPUTS -> widths[0];
            case WINDOWS -> widths[0] + widths[1];
        };
    }

    @Override
    public double[] point() {
        return random.doubles(weights() + widths[1] + widths[2] + samples * dataWidth(), -0.5, 0.5)
                .toArray();
    }

    @Override
    public <T extends Differentiable<T>> T run(T[] x) {
        T[] w = weights == Weights.COMPUTED ? scaled(x, 1.5) : x;
        T total = x[0].newInstance(0);
        if (elsewhere == Elsewhere.BEFORE) {
            total = total.add(squares(w));
        }
        for (int s = 0; s < samples; s++) {
            T[] own = weights == Weights.COMPUTED_IN_EACH_SAMPLE ? scaled(x, 1.5 + table[s]) : w;
            total = total.add(sample(x, own, s));
        }
        T all = elsewhere == Elsewhere.AFTER ? total.add(squares(w)) : total;
        return linear ? all.multiply(0.5) : all.sin();
    }

    private <T extends Differentiable<T>> T[] scaled(T[] x, double factor) {
        T[] scaled = x.clone();
        for (int i = 0; i < weights(); i++) {
            scaled[i] = x[i].multiply(factor).sin();
        }
        return scaled;
    }

    private <T extends Differentiable<T>> T sample(T[] x, T[] w, int sample) {
        int from = x.length - (samples - sample) * dataWidth();
        T[] first = data == Data.CONSTANTS ? null : Arrays.copyOfRange(x, from, from + dataWidth());
        T[] hidden = layer(x, w, sample, first, 0);
        if (compared && hidden[0].lessThan(x[0])) {
            hidden[0] = hidden[0].add(x[0]);
        }
        T[] out = layer(x, w, sample, hidden, 1);
        T sum = out[0].square();
        for (int i = 1; i < out.length; i++) {
            sum = sum.add(out[i].square());
        }
        return elsewhere == Elsewhere.BETWEEN ? sum.add(w[sample % weights()].multiply(w[0])) : sum;
    }

    private <T extends Differentiable<T>> T[] layer(T[] x, T[] w, int sample, T[] in, int layer) {
        int inputs = widths[layer];
        int outputs = widths[layer + 1];
        int w0 = isShared() ? 0 : layer * widths[0] * widths[1];
        int set = weights == Weights.CHOSEN_BY_SAMPLE ? (sample * sample + sample / 2) % 3 : sample % sets();
        w0 += set * (weights() / sets());
        int step = columns[layer] ? 1 : outputs;
        T[] out = MathArrays.buildArray(x[0].getField(), outputs);
        for (int j = 0; j < outputs; j++) {
            int place = weights == Weights.PERMUTED ? (j * j + 3 * j) % outputs : j;
            int from = w0 + (columns[layer] ? place * inputs : place);
            int window = data == Data.WINDOWS && layer == 0 ? j : 0;
            T start = biases ? x[weights() + layer * widths[1] + j] : x[0].newInstance(0.25);
            int count = weights == Weights.LOWER_TRIANGLE ? Math.min(j + 1, inputs) : inputs;
            out[j] = inOrder
                    ? inOrder(start, count, in, window, w, from, step, sample)
                    : inAnyOrder(start, count, in, window, w, from, step, sample);
            if (elsewhere == Elsewhere.NEXT_TO_THEM) {
                out[j] = out[j].multiply(w[from]);
            }
        }
        for (int j = 0; j < outputs; j++) {
            out[j] = activated(out[j].multiply(0.3), activations[layer]);
        }
        return out;
    }

    private <T extends Differentiable<T>> T inOrder(
            T start, int inputs, T[] in, int window, T[] w, int from, int step, int sample) {
        T sum = start;
        for (int k = 0; k < inputs; k++) {
            T weight = w[from + k * step];
            sum = sum.add(
                    in == null ? weight.multiply(constant(sample * inputs + k)) : weight.multiply(in[window + k]));
        }
        return sum;
    }

    private <T extends Differentiable<T>> T inAnyOrder(
            T start, int inputs, T[] in, int window, T[] w, int from, int step, int sample) {
        Sum<T> sum = start.sum();
        if (in == null) {
            double[] row = new double[inputs];
            for (int k = 0; k < inputs; k++) {
                row[k] = constant(sample * inputs + k);
            }
            sum.addDot(inputs, row, 0, w, from, step);
        } else {
            sum.addDot(inputs, in, window, 1, w, from, step);
        }
        return sum.total();
    }

    private double constant(int i) {
        return table[i % table.length];
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

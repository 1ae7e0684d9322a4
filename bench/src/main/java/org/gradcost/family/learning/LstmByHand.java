package org.gradcost.family.learning;

import java.util.Arrays;
import org.gradcost.gate.Elementary;

/**
 * The loss of {@link Lstm} and its gradient in plain arithmetic.
 *
 * <p>Backwards through a cell, from h̄ and z̄ of the state after it: {@code z̄ += h̄·O·(1 − tanh² z)}, {@code Ō = h̄·tanh z};
 * then {@code F̄ = z̄·z'}, {@code Ī = z̄·G}, {@code Ḡ = z̄·I} for the cell z' before, whose adjoint is {@code z̄·F}. Each
 * gate's adjoint times its slope, {@code s(1 − s)} or {@code 1 − G²}, is that of its bias, and times X or h' that of its
 * weight.
 */
final class LstmByHand {

    private static final int KEPT = 7; // of a cell: F, I, O, G, h, z, tanh z

    private final double[][] state;
    private final double[][] sequence;
    private final int b;
    private final int layers;
    private final double[] h;
    private final double[] z;
    private final double[] y;
    private final double[] hBar;
    private final double[] zBar;
    private double[][] kept; // of every step; the gradient alone needs them
    private double[][] weights; // e^y/(2 + Σ e^y) of every step

    LstmByHand(double[][] state, double[][] sequence) {
        this.state = state;
        this.sequence = sequence;
        this.b = state[0].length;
        this.layers = state.length / 2;
        this.h = new double[layers * b];
        this.z = new double[layers * b];
        this.y = new double[b];
        this.hBar = new double[layers * b];
        this.zBar = new double[layers * b];
    }

    double value(double[] p) {
        return forward(p, null);
    }

    double gradient(double[] p, double[] g) {
        if (kept == null) {
            kept = new double[sequence.length - 1][KEPT * layers * b];
            weights = new double[sequence.length - 1][b];
        }
        double value = forward(p, kept);
        Arrays.fill(g, 0);
        Arrays.fill(hBar, 0);
        Arrays.fill(zBar, 0);
        for (int t = sequence.length - 2; t >= 0; t--) {
            back(p, t, g);
        }
        return value;
    }

    private double scale() {
        return -1.0 / (b * (sequence.length - 1));
    }

    private double forward(double[] p, double[][] keep) {
        for (int layer = 0; layer < layers; layer++) {
            System.arraycopy(state[2 * layer], 0, h, layer * b, b);
            System.arraycopy(state[2 * layer + 1], 0, z, layer * b, b);
        }
        double total = 0;
        for (int t = 0; t < sequence.length - 1; t++) {
            total += step(p, t, keep == null ? null : keep[t]);
        }
        return total * scale();
    }

    private double step(double[] p, int t, double[] keep) {
        int extra = 8 * layers * b;
        double exps = 2;
        double chosen = 0;
        double count = 0;
        for (int i = 0; i < b; i++) {
            double x = sequence[t][i] * p[extra + i];
            for (int layer = 0; layer < layers; layer++) {
                int at = layer * b + i;
                int w = 8 * layer * b + i;
                double forget = sigmoid(x * p[w] + p[w + 4 * b]);
                double ingate = sigmoid(h[at] * p[w + b] + p[w + 5 * b]);
                double outgate = sigmoid(x * p[w + 2 * b] + p[w + 6 * b]);
                double change = Elementary.tanh(h[at] * p[w + 3 * b] + p[w + 7 * b]);
                if (keep != null) {
                    int to = KEPT * at;
                    keep[to] = forget;
                    keep[to + 1] = ingate;
                    keep[to + 2] = outgate;
                    keep[to + 3] = change;
                    keep[to + 4] = h[at];
                    keep[to + 5] = z[at];
                }
                z[at] = z[at] * forget + ingate * change;
                double tanh = Elementary.tanh(z[at]);
                if (keep != null) {
                    keep[KEPT * at + 6] = tanh;
                }
                h[at] = outgate * tanh;
                x = h[at];
            }
            y[i] = x * p[extra + b + i] + p[extra + 2 * b + i];
            double exp = Elementary.exp(y[i]);
            exps += exp;
            chosen += sequence[t + 1][i] * y[i];
            count += sequence[t + 1][i];
            if (keep != null) {
                weights[t][i] = exp;
            }
        }
        if (keep != null) {
            for (int i = 0; i < b; i++) {
                weights[t][i] /= exps;
            }
        }
        return chosen - count * Elementary.log(exps);
    }

    private void back(double[] p, int t, double[] g) {
        int extra = 8 * layers * b;
        double count = 0;
        for (double bit : sequence[t + 1]) {
            count += bit;
        }
        for (int i = 0; i < b; i++) {
            double yBar = scale() * (sequence[t + 1][i] - count * weights[t][i]);
            double[] k = kept[t];
            g[extra + 2 * b + i] += yBar;
            g[extra + b + i] += yBar * output(k, (layers - 1) * b + i);
            double xBar = yBar * p[extra + b + i];
            for (int layer = layers - 1; layer >= 0; layer--) {
                int at = layer * b + i;
                double x = layer > 0 ? output(k, at - b) : sequence[t][i] * p[extra + i];
                xBar = cell(p, g, 8 * layer * b + i, k, at, x, xBar);
            }
            g[extra + i] += xBar * sequence[t][i];
        }
    }

    private static double output(double[] kept, int at) {
        return kept[KEPT * at + 2] * kept[KEPT * at + 6];
    }

    /** Goes back through one cell and computes the adjoint of its input x. */
    private double cell(double[] p, double[] g, int w, double[] kept, int at, double x, double fromAbove) {
        int from = KEPT * at;
        double forget = kept[from];
        double ingate = kept[from + 1];
        double outgate = kept[from + 2];
        double change = kept[from + 3];
        double hidden = kept[from + 4];
        double tanh = kept[from + 6];
        double ofH = hBar[at] + fromAbove;
        double ofZ = zBar[at] + ofH * outgate * (1 - tanh * tanh);
        double ofF = ofZ * kept[from + 5] * forget * (1 - forget);
        double ofI = ofZ * change * ingate * (1 - ingate);
        double ofO = ofH * tanh * outgate * (1 - outgate);
        double ofG = ofZ * ingate * (1 - change * change);
        g[w] += ofF * x;
        g[w + b] += ofI * hidden;
        g[w + 2 * b] += ofO * x;
        g[w + 3 * b] += ofG * hidden;
        g[w + 4 * b] += ofF;
        g[w + 5 * b] += ofI;
        g[w + 6 * b] += ofO;
        g[w + 7 * b] += ofG;
        zBar[at] = ofZ * forget;
        hBar[at] = ofI * p[w + b] + ofG * p[w + 3 * b];
        return ofF * p[w] + ofO * p[w + 2 * b];
    }

    private static double sigmoid(double v) {
        return 1 / (1 + Elementary.exp(-v));
    }
}

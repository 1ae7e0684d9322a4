package org.gradcost.family.learning;

import java.util.Arrays;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * The loss of {@link Lstm} and its gradient in plain arithmetic.
 *
 * <p>Backwards through a cell, from h̄ and z̄ of the state after it: {@code z̄ += h̄·O·(1 − tanh² z)}, {@code Ō = h̄·tanh z};
 * then {@code F̄ = z̄·z'}, {@code Ī = z̄·G}, {@code Ḡ = z̄·I} for the previous cell z', whose adjoint is {@code z̄·F}. Each
 * gate's adjoint times its slope, {@code s(1 − s)} or {@code 1 − G²}, is the adjoint of its bias; multiplied by X or h', it is
 * that of its weight.
 *
 * <p>The innermost loops run over all units of a layer, so that exponentials are computed for whole arrays.
 */
final class LstmByHand {

    /**
     * The values that the backward step through one layer at one time step needs: the gates side by side, and the state before
     * it.
     */
    private static final class Cell {

        final double[] gates; // F, I and O
        final double[] change; // G
        final double[] tanh; // of the state after it
        final double[] input;
        final double[] hidden;
        final double[] state;

        Cell(int b) {
            gates = new double[3 * b];
            change = new double[b];
            tanh = new double[b];
            input = new double[b];
            hidden = new double[b];
            state = new double[b];
        }
    }

    private final double[][] state;
    private final double[][] sequence;
    private final int b;
    private final int layers;
    private final double[][] h;
    private final double[][] z;
    private final double[] y;
    private final double[] sums; // arguments of the gates
    private final double[] sumsOfChange;
    private final double[] work;
    private final Cell passing;
    private final double[] hBar;
    private final double[] zBar;
    private final double[] xBar;
    private final double[] exponentials;
    private Cell[][] kept; // of every step and layer; needed only by the gradient
    private double[][] weights; // e^y/(2 + Σ e^y) of every step

    LstmByHand(double[][] state, double[][] sequence) {
        this.state = state;
        this.sequence = sequence;
        this.b = state[0].length;
        this.layers = state.length / 2;
        this.h = new double[layers][b];
        this.z = new double[layers][b];
        this.y = new double[b];
        this.sums = new double[3 * b];
        this.sumsOfChange = new double[b];
        this.work = new double[3 * b];
        this.passing = new Cell(b);
        this.hBar = new double[layers * b];
        this.zBar = new double[layers * b];
        this.xBar = new double[b];
        this.exponentials = new double[b];
    }

    double value(double[] p) {
        return forward(p, false);
    }

    double gradient(double[] p, double[] g) {
        if (kept == null) {
            kept = new Cell[sequence.length - 1][layers];
            for (Cell[] step : kept) {
                for (int layer = 0; layer < layers; layer++) {
                    step[layer] = new Cell(b);
                }
            }
            weights = new double[sequence.length - 1][b];
        }
        double value = forward(p, true);
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

    private double forward(double[] p, boolean keep) {
        for (int layer = 0; layer < layers; layer++) {
            System.arraycopy(state[2 * layer], 0, h[layer], 0, b);
            System.arraycopy(state[2 * layer + 1], 0, z[layer], 0, b);
        }
        double total = 0;
        for (int t = 0; t < sequence.length - 1; t++) {
            total += step(p, t, keep);
        }
        return total * scale();
    }

    private double step(double[] p, int t, boolean keep) {
        int extra = 8 * layers * b;
        double[] x = y;
        for (int i = 0; i < b; i++) {
            x[i] = sequence[t][i] * p[extra + i];
        }
        for (int layer = 0; layer < layers; layer++) {
            Cell cell = keep ? kept[t][layer] : passing;
            System.arraycopy(x, 0, cell.input, 0, b);
            forward(p, 8 * layer * b, cell, h[layer], z[layer]);
            x = h[layer];
        }
        double chosen = 0;
        double count = 0;
        for (int i = 0; i < b; i++) {
            y[i] = x[i] * p[extra + b + i] + p[extra + 2 * b + i];
            chosen += sequence[t + 1][i] * y[i];
            count += sequence[t + 1][i];
        }
        double[] exponentials = keep ? weights[t] : this.exponentials;
        Elementary.exp(b, y, exponentials);
        double exps = 2 + Products.sum(exponentials, 0, b);
        if (keep) {
            for (int i = 0; i < b; i++) {
                weights[t][i] /= exps;
            }
        }
        return chosen - count * Elementary.log(exps);
    }

    /** Processes the units of a layer, whose weights start at w, and replaces its state by the next one. */
    private void forward(double[] p, int w, Cell cell, double[] hidden, double[] state) {
        System.arraycopy(hidden, 0, cell.hidden, 0, b);
        System.arraycopy(state, 0, cell.state, 0, b);
        double[] x = cell.input;
        for (int i = 0; i < b; i++) {
            sums[i] = x[i] * p[w + i] + p[w + 4 * b + i];
            sums[b + i] = hidden[i] * p[w + b + i] + p[w + 5 * b + i];
            sums[2 * b + i] = x[i] * p[w + 2 * b + i] + p[w + 6 * b + i];
            sumsOfChange[i] = hidden[i] * p[w + 3 * b + i] + p[w + 7 * b + i];
        }
        Elementary.sigmoid(3 * b, sums, cell.gates, work);
        Elementary.tanh(b, sumsOfChange, cell.change, work);
        for (int i = 0; i < b; i++) {
            state[i] = state[i] * cell.gates[i] + cell.gates[b + i] * cell.change[i];
        }
        Elementary.tanh(b, state, cell.tanh, work);
        for (int i = 0; i < b; i++) {
            hidden[i] = cell.gates[2 * b + i] * cell.tanh[i];
        }
    }

    private void back(double[] p, int t, double[] g) {
        int extra = 8 * layers * b;
        double[] bits = sequence[t + 1];
        double count = Products.sum(bits, 0, b);
        Cell top = kept[t][layers - 1];
        for (int i = 0; i < b; i++) {
            double yBar = scale() * (bits[i] - count * weights[t][i]);
            g[extra + 2 * b + i] += yBar;
            g[extra + b + i] += yBar * top.gates[2 * b + i] * top.tanh[i];
            xBar[i] = yBar * p[extra + b + i];
        }
        for (int layer = layers - 1; layer >= 0; layer--) {
            back(p, g, 8 * layer * b, kept[t][layer], layer * b);
        }
        for (int i = 0; i < b; i++) {
            g[extra + i] += xBar[i] * sequence[t][i];
        }
    }

    /** Processes the units of a layer backwards: the adjoints of its outputs become those of its inputs. */
    private void back(double[] p, double[] g, int w, Cell cell, int from) {
        for (int i = 0; i < b; i++) {
            double forget = cell.gates[i];
            double ingate = cell.gates[b + i];
            double outgate = cell.gates[2 * b + i];
            double change = cell.change[i];
            double tanh = cell.tanh[i];
            double ofH = hBar[from + i] + xBar[i];
            double ofZ = zBar[from + i] + ofH * outgate * (1 - tanh * tanh);
            double ofF = ofZ * cell.state[i] * forget * (1 - forget);
            double ofI = ofZ * change * ingate * (1 - ingate);
            double ofO = ofH * tanh * outgate * (1 - outgate);
            double ofG = ofZ * ingate * (1 - change * change);
            int at = w + i;
            g[at] += ofF * cell.input[i];
            g[at + b] += ofI * cell.hidden[i];
            g[at + 2 * b] += ofO * cell.input[i];
            g[at + 3 * b] += ofG * cell.hidden[i];
            g[at + 4 * b] += ofF;
            g[at + 5 * b] += ofI;
            g[at + 6 * b] += ofO;
            g[at + 7 * b] += ofG;
            zBar[from + i] = ofZ * forget;
            hBar[from + i] = ofI * p[at + b] + ofG * p[at + 3 * b];
            xBar[i] = ofF * p[at] + ofO * p[at + 2 * b];
        }
    }
}

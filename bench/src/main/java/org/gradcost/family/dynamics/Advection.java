package org.gradcost.family.dynamics;

import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;

/**
 * Advection of a quantity q around a ring by a constant wind, in steps: {@code q_i += F_{i−1} − F_i} for the inner points with a
 * flux F of two neighbours, then {@code q_0 = q_{n−2}} and {@code q_{n−1} = q_1} with the new values. A scheme is defined by its
 * flux. The function is {@code 0.1·Σ q_i} at the end.
 *
 * <p>By hand, a step in reverse: the adjoints of the copies at the ends are added to those of their originals,
 * {@code F̄_i = q̄_{i+1} − q̄_i} over the inner points, and each flux contributes its slopes times F̄ to its two neighbours.
 */
abstract class Advection implements AdjointSteps {

    /** The Courant number: the part of a cell that the wind crosses in a step. */
    static final double C = 0.125;

    private static final double WEIGHT = 0.1;

    private final double[] inputs;
    private final double[][] states;
    private final double[] later;
    private final double[][] slopes; // of each step's fluxes, two each
    private boolean known; // whether the slopes are those of the states

    Advection(double[] inputs, int steps) {
        this.inputs = inputs;
        this.states = new double[steps + 1][inputs.length];
        this.later = new double[inputs.length];
        this.slopes = new double[steps][2 * inputs.length];
    }

    /** Returns one period of a sine, as in Adept's benchmark except for the phase. */
    static double[] wave(int n, double phase) {
        double[] q = new double[n];
        Arrays.setAll(q, i -> 1.5 + 0.5 * Math.sin(phase + 2 * Math.PI * i / (n - 1.5)));
        return q;
    }

    /** Returns the flux from a point to its right neighbour. */
    abstract <T extends CalculusFieldElement<T>> T flux(T left, T right);

    abstract double flux(double left, double right);

    /** Writes the two derivatives of the flux. */
    abstract void slopes(double left, double right, double[] slopes, int to);

    @Override
    public double[] inputs() {
        return inputs;
    }

    @Override
    public int steps() {
        return states.length - 1;
    }

    @Override
    public <T extends CalculusFieldElement<T>> void step(int i, T[] none, T[] q, T[] next) {
        int n = q.length;
        T before = flux(q[0], q[1]);
        for (int j = 1; j < n - 1; j++) {
            T after = flux(q[j], q[j + 1]);
            next[j] = q[j].add(before).subtract(after);
            before = after;
        }
        next[0] = next[n - 2];
        next[n - 1] = next[1];
    }

    @Override
    public <T extends CalculusFieldElement<T>> T output(T[] q) {
        T sum = q[0];
        for (int j = 1; j < q.length; j++) {
            sum = sum.add(q[j]);
        }
        return sum.multiply(WEIGHT);
    }

    @Override
    public double[] end(double[] x) {
        known = false;
        System.arraycopy(x, 0, states[0], 0, x.length);
        for (int i = 0; i < steps(); i++) {
            step(states[i], states[i + 1]);
        }
        return states[steps()];
    }

    private void step(double[] q, double[] next) {
        int n = q.length;
        double before = flux(q[0], q[1]);
        for (int j = 1; j < n - 1; j++) {
            double after = flux(q[j], q[j + 1]);
            next[j] = q[j] + before - after;
            before = after;
        }
        next[0] = next[n - 2];
        next[n - 1] = next[1];
    }

    @Override
    public double primal(double[] x) {
        double sum = 0;
        for (double q : end(x)) {
            sum += q;
        }
        return WEIGHT * sum;
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        double value = primal(x);
        Arrays.fill(gradient, WEIGHT);
        back(gradient);
        return value;
    }

    @Override
    public void back(double[] adjoint) {
        for (int i = steps() - 1; i >= 0; i--) {
            if (!known) {
                slopes(states[i], slopes[i]);
            }
            stepBack(slopes[i], adjoint);
        }
        known = true;
    }

    private void slopes(double[] q, double[] to) {
        for (int j = 0; j < q.length - 1; j++) {
            slopes(q[j], q[j + 1], to, 2 * j);
        }
    }

    private void stepBack(double[] slope, double[] adjoint) {
        int n = adjoint.length;
        adjoint[n - 2] += adjoint[0];
        adjoint[1] += adjoint[n - 1];
        adjoint[0] = 0;
        adjoint[n - 1] = 0;
        System.arraycopy(adjoint, 0, later, 0, n);
        for (int j = 0; j < n - 1; j++) {
            double ofFlux = later[j + 1] - later[j];
            adjoint[j] += slope[2 * j] * ofFlux;
            adjoint[j + 1] += slope[2 * j + 1] * ofFlux;
        }
    }
}

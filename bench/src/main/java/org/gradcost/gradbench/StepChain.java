package org.gradcost.gradbench;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.nested.Level;
import org.gradcost.tape.compile.CompiledFunction;

/**
 * The derivative of an output of the last state of a chain of compiled steps, s' = S(s; d), with respect to its first state. The
 * caller determines the number of steps and their data d on plain values. Forward mode propagates tangents from step to step, and
 * reverse mode adjoints from the last step to the first.
 */
final class StepChain {

    private final CompiledFunction step;
    private final CompiledFunction output;
    private final List<double[]> states = new ArrayList<>();
    private final List<double[]> data = new ArrayList<>();

    /**
     * Creates a chain without steps.
     *
     * @param step maps a state to the next one, with data
     * @param output computes a number from the last state
     */
    StepChain(CompiledFunction step, CompiledFunction output) {
        this.step = step;
        this.output = output;
    }

    /** Removes all steps. */
    void begin() {
        states.clear();
        data.clear();
    }

    /** Adds a step from a state, with its data; neither is copied. */
    void add(double[] state, double[] with) {
        states.add(state);
        data.add(with);
    }

    /**
     * Computes the derivatives of the output for a last state.
     *
     * @param last state after the last step
     * @param first position in the first state of the first number with respect to which the output is differentiated
     * @param gradient receives the derivatives; its length is their number
     */
    void gradient(Level level, double[] last, int first, double[] gradient) {
        if (level == Level.FORWARD) {
            forward(last, first, gradient);
        } else {
            reverse(last, first, gradient);
        }
    }

    private void forward(double[] last, int first, double[] gradient) {
        double[][] tangents = new double[gradient.length][step.inputs()];
        double[][] next = new double[gradient.length][step.inputs()];
        for (int i = 0; i < gradient.length; i++) {
            tangents[i][first + i] = 1;
        }
        for (int k = 0; k < states.size(); k++) {
            step.jvp(states.get(k), data.get(k), tangents, next);
            double[][] before = tangents;
            tangents = next;
            next = before;
        }
        double[][] slopes = new double[gradient.length][1];
        output.jvp(last, tangents, slopes);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = slopes[i][0];
        }
    }

    private void reverse(double[] last, int first, double[] gradient) {
        double[][] adjoints = new double[1][step.inputs()];
        double[][] before = new double[1][step.inputs()];
        output.gradient(last, adjoints[0]);
        for (int k = states.size() - 1; k >= 0; k--) {
            step.vjp(states.get(k), data.get(k), adjoints, before);
            double[][] after = adjoints;
            adjoints = before;
            before = after;
        }
        System.arraycopy(adjoints[0], first, gradient, 0, gradient.length);
    }
}

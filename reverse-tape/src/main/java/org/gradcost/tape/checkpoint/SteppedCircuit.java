package org.gradcost.tape.checkpoint;

import org.hipparchus.CalculusFieldElement;

/**
 * A circuit of steps: a first state from the inputs, each next state from the one before, and the output from the last.
 *
 * <p>Written once for any number, like every circuit. A step must depend on its arguments alone: it is run several
 * times.
 */
public interface SteppedCircuit {

    /** Returns the number of steps. */
    int steps();

    /** Returns the number of components of a state. */
    int stateSize();

    /** Returns how many of the inputs, the first ones, are parameters, which each step may read. */
    int parameters();

    /**
     * Computes the state before step 0.
     *
     * @param inputs all of them
     * @param state receives it; filled with zeros before
     */
    <T extends CalculusFieldElement<T>> void start(T[] inputs, T[] state);

    /**
     * Computes one step.
     *
     * @param i which one, from 0
     * @param parameters the first of the inputs; there may be more in the array
     * @param state before the step, not to be changed
     * @param next receives the state after it
     */
    <T extends CalculusFieldElement<T>> void step(int i, T[] parameters, T[] state, T[] next);

    /** Computes the output from the state after the last step. */
    <T extends CalculusFieldElement<T>> T output(T[] state);
}

package org.gradcost.tape.checkpoint;

import org.hipparchus.CalculusFieldElement;

/**
 * A function that consists of steps. The first state is computed from the inputs, each further state from the previous one,
 * and the output from the last state.
 *
 * <p>The methods are generic over any type of numbers. A step must depend on nothing but its arguments, since it is computed
 * several times.
 */
public interface SteppedCircuit {

    /** Returns the number of steps. */
    int steps();

    /** Returns the number of components of a state. */
    int stateSize();

    /** Returns the number p of parameters. The first p inputs are parameters, which each step may read. */
    int parameters();

    /**
     * Computes the state before step 0.
     *
     * @param inputs all inputs
     * @param state receives the state; it is initially filled with zeros
     */
    <T extends CalculusFieldElement<T>> void start(T[] inputs, T[] state);

    /**
     * Computes one step.
     *
     * @param i the number of the step, from 0
     * @param parameters an array that begins with the parameters; it may be longer
     * @param state the state before the step, which must not be changed
     * @param next receives the state after the step
     */
    <T extends CalculusFieldElement<T>> void step(int i, T[] parameters, T[] state, T[] next);

    /** Returns the output, computed from the state after the last step. */
    <T extends CalculusFieldElement<T>> T output(T[] state);
}

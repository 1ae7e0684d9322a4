package org.gradcost.tape.checkpoint;

import org.hipparchus.CalculusFieldElement;

/**
 * A circuit that goes step by step: from the inputs a first state, from each state the next, from the last the output.
 *
 * <p>Written once for any number, like every circuit. A step must depend on nothing but its arguments: it is run several
 * times.
 */
public interface SteppedCircuit {

    /** How many steps there are. */
    int steps();

    /** How many numbers make a state. */
    int stateSize();

    /** The first so many of the inputs are parameters, which every step may read; the others are for the first state. */
    int parameters();

    /**
     * The state before step 0.
     *
     * @param inputs all of them
     * @param state receives it; filled with zeros before
     */
    <T extends CalculusFieldElement<T>> void start(T[] inputs, T[] state);

    /**
     * One step.
     *
     * @param i which one, from 0
     * @param parameters the first of the inputs; there may be more in the array
     * @param state before the step, not to be changed
     * @param next receives the state after it
     */
    <T extends CalculusFieldElement<T>> void step(int i, T[] parameters, T[] state, T[] next);

    /** The output, from the state after the last step. */
    <T extends CalculusFieldElement<T>> T output(T[] state);
}

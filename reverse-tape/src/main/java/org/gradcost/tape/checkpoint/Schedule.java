package org.gradcost.tape.checkpoint;

/** A choice of the states of a stepped circuit that are stored; the others are recomputed. */
public interface Schedule {

    /** The operations of a schedule. There is a current state, in the beginning the one before step 0. */
    interface Walk {

        /** Computes the state before step {@code to} from the current one, which is that before step {@code from}. */
        void advance(int from, int to);

        /** Stores the current state. */
        void store(int slot);

        /** Makes a stored state the current one. */
        void restore(int slot);

        /** Records this step from the current state, and sweeps it. Steps are swept from the last to the first. */
        void sweep(int step);
    }

    /** Returns the largest number of checkpoints needed for this many steps; slots are numbered from 0. */
    int slots(int steps);

    /** Sweeps all steps. */
    void run(int steps, Walk walk);
}

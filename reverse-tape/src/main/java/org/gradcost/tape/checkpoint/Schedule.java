package org.gradcost.tape.checkpoint;

/** A strategy that decides which states of a stepped circuit are stored as checkpoints; the others are recomputed. */
public interface Schedule {

    /** The operations that a schedule performs. They act on a current state, which initially is the state before step 0. */
    interface Walk {

        /** Computes the state before step {@code to} from the current state, which is the one before step {@code from}. */
        void advance(int from, int to);

        /** Stores the current state as the checkpoint with the given slot. */
        void store(int slot);

        /** Makes the checkpoint with the given slot the current state. */
        void restore(int slot);

        /**
         * Records a step from the current state, which is the one before it, and sweeps it backward. A schedule sweeps the
         * steps from the last to the first.
         */
        void sweep(int step);
    }

    /** Returns the number of checkpoints that are needed for the given number of steps. Slots are numbered from 0. */
    int slots(int steps);

    /** Sweeps all steps, from the last to the first, by calling the operations of {@code walk}. */
    void run(int steps, Walk walk);
}

package org.gradcost.tape.checkpoint;

/** Which states of a circuit of steps are kept, and which are computed again. */
public interface Schedule {

    /** What a schedule does with states. There is a current state, in the beginning the one before step 0. */
    interface Walk {

        /** Computes from the current state, which is that before step {@code from}, the one before step {@code to}. */
        void advance(int from, int to);

        /** Keeps the current state. */
        void store(int slot);

        /** Makes a kept state the current one. */
        void restore(int slot);

        /** Records this step from the current state, and takes it back. Steps are taken back from the last to the first. */
        void takeBack(int step);
    }

    /** How many checkpoints it needs at most for so many steps: slots are numbered from 0. */
    int slots(int steps);

    /** Takes all steps back. */
    void run(int steps, Walk walk);
}

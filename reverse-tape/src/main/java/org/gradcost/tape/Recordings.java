package org.gradcost.tape;

/** The recordings that belong to no tape, and the choice of the recording of a gate's result. */
final class Recordings {

    /** The recording of all constants, on which nothing is ever recorded. */
    static final Recording NONE = new Recording(new Chunks(0));

    /** The recording of variables that were invalidated by a reset; gates throw an exception for them. */
    static final Recording CLOSED = new Recording(new Chunks(0));

    private Recordings() {}

    /**
     * Returns the recording of a gate, given those of its arguments.
     *
     * @throws IllegalArgumentException if the arguments belong to different tapes or to an earlier recording
     */
    static Recording common(Recording x, Recording y) {
        if (x == y || y == NONE) {
            return x;
        }
        if (x == NONE) {
            return y;
        }
        throw new IllegalArgumentException(
                x == CLOSED || y == CLOSED
                        ? Tape.STALE
                        : "variables of two tapes in one gate; record all of a circuit on one tape");
    }
}

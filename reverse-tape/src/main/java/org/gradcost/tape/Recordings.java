package org.gradcost.tape;

/** The recordings that belong to no tape, and which recording a gate's result belongs to. */
final class Recordings {

    /** The recording of all constants; nothing is ever recorded on it. */
    static final Recording NONE = new Recording(new Chunks(0));

    /** The recording of variables from before a reset; a gate refuses them. */
    static final Recording CLOSED = new Recording(new Chunks(0));

    private Recordings() {}

    /**
     * Returns the recording of a gate whose arguments are on these two.
     *
     * @throws IllegalArgumentException if the arguments are of two tapes, or from before a reset
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

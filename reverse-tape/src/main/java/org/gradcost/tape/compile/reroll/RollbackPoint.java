package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.trace.Trace;

/** Before which pass of a {@link LoopReroller} all was clear: in it came the first outer loop that may be chance. */
final class RollbackPoint {

    private boolean arose;
    private TokenSequence before;
    private int period;
    private int passes;

    /** A pass begins: the so-manieth period, after so many passes of it. */
    void startsPass(Trace trace, TokenSequence tokens, int nextPeriod, int passesBefore) {
        if (!arose && tokens.count < trace.gates()) { // else there is no loop yet, and this pass finds no outer one
            before = tokens.copy();
            period = nextPeriod;
            passes = passesBefore;
        }
    }

    /** Such a loop is found. */
    void arises() {
        arose = true;
    }

    boolean arose() {
        return arose;
    }

    /** The tokens before that pass. */
    TokenSequence before() {
        return before;
    }

    int period() {
        return period;
    }

    int passes() {
        return passes;
    }
}

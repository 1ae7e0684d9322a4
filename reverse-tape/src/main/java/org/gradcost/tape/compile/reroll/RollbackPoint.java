package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.trace.Trace;

/** The state of a {@link LoopReroller} before the pass that first found an outer loop which may be a chance match. */
final class RollbackPoint {

    private boolean arose;
    private TokenSequence before;
    private int period;
    private int passes;

    /** Saves the state before a pass: of which period, after how many passes of it. */
    void startsPass(Trace trace, TokenSequence tokens, int nextPeriod, int passesBefore) {
        if (!arose && tokens.count < trace.gates()) { // else there is no loop yet, and this pass finds no outer one
            before = tokens.copy();
            period = nextPeriod;
            passes = passesBefore;
        }
    }

    /** Notes that the pass has found such a loop. */
    void arises() {
        arose = true;
    }

    boolean arose() {
        return arose;
    }

    /** Returns the tokens before that pass. */
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

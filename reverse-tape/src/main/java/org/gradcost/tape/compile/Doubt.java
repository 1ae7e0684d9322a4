package org.gradcost.tape.compile;

/** Before which pass of a {@link Roller} all was clear: in it came the first outer loop that may be chance. */
final class Doubt {

    private boolean arose;
    private Tokens before;
    private int period;
    private int passes;

    /** A pass begins: the so-manieth period, after so many passes of it. */
    void startsPass(Trace trace, Tokens tokens, int nextPeriod, int passesBefore) {
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
    Tokens before() {
        return before;
    }

    int period() {
        return period;
    }

    int passes() {
        return passes;
    }
}

package org.gradcost.tape.compile;

import org.gradcost.tape.compile.reroll.TokenSequence;
import org.gradcost.tape.compile.trace.Trace;

/** A trace and the loops found in it: what all sweeps of one function are compiled from. */
record RolledTrace(Trace trace, TokenSequence tokens) {}

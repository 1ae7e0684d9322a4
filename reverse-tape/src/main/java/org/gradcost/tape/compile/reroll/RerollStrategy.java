package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.CompileDeadline;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Which loops a trace is given: those that {@link LoopReroller} finds without tables, with triangular nests, or with tables where
 * operands lie unevenly, whichever makes it short.
 */
public final class RerollStrategy {

    private static final int EVEN = -1;

    private RerollStrategy() {}

    /**
     * The trace with its loops: found with tables, if it is long and does not begin otherwise; without, if that makes it
     * short. Else the inner loops stay, and so do the outer ones that are clear (three iterations can be even by chance), and
     * what is around them may have tables. If that is still long, all loops may.
     */
    public static TokenSequence roll(Trace trace, CompileDeadline deadline) {
        if (trace.gates() <= Heuristics.UNROLLED_GATES) {
            return new TokenSequence(trace);
        }
        int uneven = trace.gates() > Heuristics.SAMPLED_TRACE ? uneven(trace, deadline) : EVEN;
        if (uneven != EVEN) {
            TokenSequence gathered = new TokenSequence(trace);
            new LoopReroller(trace, gathered, true, deadline).roll(uneven, 0);
            TokenSequence shortest = triangular(trace, deadline, gathered, gathered, true);
            if (shortest.leaves() <= Heuristics.SMALL_CODE) {
                return shortest;
            }
        }
        TokenSequence plain = new TokenSequence(trace);
        RollbackPoint rollback = new RollbackPoint();
        new LoopReroller(trace, plain, false, deadline).saving(rollback).roll();
        if (plain.leaves() <= Heuristics.NOTHING_LEFT) {
            return plain;
        }
        TokenSequence shortest = triangular(trace, deadline, plain, plain, false);
        if (shortest != plain && shortest.leaves() <= enough(trace, Heuristics.SMALL_CODE)) {
            return shortest;
        }
        TokenSequence outer = clear(trace, deadline, plain, rollback);
        new LoopReroller(trace, outer, true, deadline).roll();
        if (outer.leaves() < Heuristics.WORTHWHILE * shortest.leaves()) {
            shortest = outer;
        }
        shortest = triangular(trace, deadline, outer, shortest, true);
        if (shortest.leaves() > enough(trace, Heuristics.LARGE_CODE)) {
            TokenSequence all = new TokenSequence(trace);
            new LoopReroller(trace, all, true, deadline).roll();
            if (all.leaves() < Heuristics.WORTHWHILE * shortest.leaves()) {
                shortest = all;
            }
        }
        return shortest;
    }

    /** If the beginning of the trace has no loops but with tables, and is short with them, the period at which they begin. */
    private static int uneven(Trace trace, CompileDeadline deadline) {
        int sample = Math.min(Heuristics.LARGEST_SAMPLE, trace.gates() / Heuristics.SAMPLE);
        TokenSequence plain = new TokenSequence(trace, sample);
        new LoopReroller(trace, plain, false, deadline).roll();
        if (plain.leaves() < Heuristics.MOSTLY * sample) {
            return EVEN;
        }
        TokenSequence gathered = new TokenSequence(trace, sample);
        int first = new LoopReroller(trace, gathered, true, deadline).roll();
        return gathered.leaves() < (1 - Heuristics.MOSTLY) * sample ? first : EVEN;
    }

    /** The trace without outer loops that may be chance: as it was before the first of them, and on from there. */
    private static TokenSequence clear(
            Trace trace, CompileDeadline deadline, TokenSequence plain, RollbackPoint rollback) {
        if (!rollback.arose()) {
            return plain.copy();
        }
        TokenSequence tokens = rollback.before();
        new LoopReroller(trace, tokens, false, deadline)
                .atLeast(Heuristics.CLEAR_OUTER)
                .roll(rollback.period(), rollback.passes());
        return tokens;
    }

    private static int enough(Trace trace, int least) {
        return Math.max(least, trace.gates() / Heuristics.LARGE_CODE_PART);
    }

    /** With triangular nests, if there is a sign of such, most of the trace is in them, and that makes it shorter. */
    private static TokenSequence triangular(
            Trace trace, CompileDeadline deadline, TokenSequence sign, TokenSequence shortest, boolean gather) {
        if (shortest.leaves() <= Heuristics.SMALL_CODE || !sign.hasLoopsOfManyLengths()) {
            return shortest;
        }
        TokenSequence triangular = new TokenSequence(trace);
        return triangles(trace, deadline, triangular, gather)
                        && triangular.inTriangles() > trace.gates() / 2
                        && triangular.leaves() < Heuristics.WORTHWHILE * shortest.leaves()
                ? triangular
                : shortest;
    }

    /** Whether there are triangular nests. */
    private static boolean triangles(Trace trace, CompileDeadline deadline, TokenSequence tokens, boolean gather) {
        boolean found = false;
        new LoopReroller(trace, tokens, gather, deadline).aligned().roll();
        while (TriangularReroller.roll(trace, tokens, deadline)) {
            new LoopReroller(trace, tokens, gather, deadline).aligned().roll();
            found = true;
        }
        return found;
    }
}

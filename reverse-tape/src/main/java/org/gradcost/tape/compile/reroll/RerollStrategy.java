package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.CompileDeadline;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Chooses how a trace is rerolled: without tables, with triangular nests, or with tables where operands are not affine, whichever
 * makes the code short.
 */
public final class RerollStrategy {

    private static final int EVEN = -1;

    private RerollStrategy() {}

    /**
     * Returns the trace with its loops. A long trace whose sample is irregular is rerolled with tables at once. Otherwise it is
     * rerolled without; if the code is still long, the inner loops and the clear outer ones stay (three iterations can be
     * affine by chance), and loops around them may have tables; if it is still long, all loops may.
     *
     * @throws org.gradcost.tape.compile.trace.TraceLimit after the deadline
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

    /**
     * Returns a trace with loops that start where the fewest values are loop-carried, if there are clearly fewer than in the
     * given loops and the code is not much longer. A value that is loop-carried needs a row of tangents of its own.
     *
     * @throws org.gradcost.tape.compile.trace.TraceLimit after the deadline
     */
    public static TokenSequence align(Trace trace, TokenSequence tokens, CompileDeadline deadline) {
        if (tokens.carried() == 0) {
            return tokens;
        }
        TokenSequence aligned = new TokenSequence(trace);
        new LoopReroller(trace, aligned, false, deadline).aligned().roll();
        return aligned.leaves() <= Heuristics.LONGEST_ALIGNED * tokens.leaves()
                        && aligned.carried() < Heuristics.WORTHWHILE * tokens.carried()
                ? aligned
                : tokens;
    }

    /** Returns the first period at which a sample of the trace has loops with tables, if it has hardly any without; else EVEN. */
    private static int uneven(Trace trace, CompileDeadline deadline) {
        int sample = Math.min(Heuristics.LARGEST_SAMPLE, trace.gates() / Heuristics.SAMPLE);
        TokenSequence plain = new TokenSequence(trace, sample);
        new LoopReroller(trace, plain, false, deadline)
                .until(Heuristics.MOSTLY * sample)
                .roll();
        if (plain.leaves() < Heuristics.MOSTLY * sample) {
            return EVEN;
        }
        TokenSequence gathered = new TokenSequence(trace, sample);
        int first = new LoopReroller(trace, gathered, true, deadline).roll();
        return gathered.leaves() < (1 - Heuristics.MOSTLY) * sample ? first : EVEN;
    }

    /** Rolls back to the state before the first outer loop that may be a chance match, and goes on with clear ones only. */
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

    /** Returns the trace with triangular nests, if there is a sign of them, most of the trace is in them, and it gets shorter. */
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

    /** Rerolls triangular nests. Returns whether there are any. */
    private static boolean triangles(Trace trace, CompileDeadline deadline, TokenSequence tokens, boolean gather) {
        boolean found = false;
        new LoopReroller(trace, tokens, gather, deadline)
                .aligned()
                .acceptingShort()
                .roll();
        while (TriangularReroller.roll(trace, tokens, deadline)) {
            new LoopReroller(trace, tokens, gather, deadline)
                    .aligned()
                    .acceptingShort()
                    .roll();
            found = true;
        }
        return found;
    }
}

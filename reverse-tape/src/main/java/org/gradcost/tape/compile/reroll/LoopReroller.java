package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.CompileDeadline;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Rerolls a trace into loops with constant trip counts.
 *
 * <p>At each token it asks, for every block length up to a limit, whether three blocks of that many tokens follow each other
 * with equal types and operands that change alike (see {@link OperandPattern}). If so, the blocks that follow likewise become
 * one token. Short blocks come first, so that inner loops are found before outer ones: an outer loop is a loop over tokens
 * that are loops.
 *
 * <p>The work is bounded: a pass ends after a number of comparisons, and what it has not looked at stays as it is.
 */
final class LoopReroller {

    /** The largest block lengths of successive passes, in tokens. */
    private static final int[] PERIODS = {2, 4, 8, 16, 32, 64, 256, 1024, 4096};

    private final Trace trace;
    private final TokenSequence tokens;
    private final boolean gather;
    private final CompileDeadline deadline;
    private int fewestOuter = Heuristics.FEWEST_BLOCKS;
    private boolean aligned;
    private boolean acceptsShort;
    private LoopCandidate candidate;

    /** Where the state before the first doubtful outer loop is saved, or null. */
    private RollbackPoint rollback;

    /** The block lengths that have failed at each token; null in the first pass of a very long trace. */
    private FailedMatches failures;

    /** The tokens that the present pass has kept or made so far. */
    private int kept;

    /** The number of gates of code below which the search ends. */
    private double enough;

    /**
     * Rerolls these tokens, in place.
     *
     * @param gather whether operands may be gathered by tables
     */
    LoopReroller(Trace trace, TokenSequence tokens, boolean gather, CompileDeadline deadline) {
        this.trace = trace;
        this.deadline = deadline;
        this.gather = gather;
        this.tokens = tokens;
    }

    /** Saves the state before the pass that first finds an outer loop that may be a chance match. */
    LoopReroller saving(RollbackPoint point) {
        rollback = point;
        return this;
    }

    /** Starts loops where the fewest values are loop-carried. */
    LoopReroller aligned() {
        aligned = true;
        return this;
    }

    /** Accepts short loops: triangular nests are made of these. */
    LoopReroller acceptingShort() {
        acceptsShort = true;
        return this;
    }

    /** Accepts no outer loop of fewer iterations. */
    LoopReroller atLeast(int trip) {
        fewestOuter = trip;
        return this;
    }

    /** Ends the search as soon as the code is shorter than this. */
    LoopReroller until(double gatesOfCode) {
        enough = gatesOfCode;
        return this;
    }

    /** Runs all passes. Returns the rank of the first period that found anything. */
    int roll() {
        return roll(0, 0);
    }

    /** Runs the passes from one of a period on, after some passes of that period. */
    int roll(int from, int after) {
        candidate = new LoopCandidate(trace, tokens, gather, acceptsShort, fewestOuter);
        if (tokens.count <= Heuristics.REMEMBERED_TOKENS) {
            failures = new FailedMatches(tokens.count);
        }
        int found = PERIODS.length;
        int passes = after;
        for (int period = from; period < PERIODS.length; period++) {
            int before;
            do {
                before = tokens.count;
                candidate.budget = Heuristics.SEARCH_BUDGET
                        + Heuristics.SEARCH_BUDGET_PER_TOKEN * Math.max(before, tokens.gates / 4);
                if (rollback != null) {
                    rollback.startsPass(trace, tokens, period, passes);
                }
                pass(PERIODS[period]);
                found = tokens.count < before ? Math.min(found, period) : found;
                if (tokens.count < before && enough > 0 && tokens.leaves() < enough) {
                    return found;
                }
                if (failures == null) {
                    failures = new FailedMatches(tokens.count); // after the first pass, which removes most tokens
                }
            } while (tokens.count < before && ++passes < Heuristics.PASSES);
            passes = 0;
        }
        return found;
    }

    private void pass(int period) {
        int count = tokens.count;
        kept = 0;
        int t = 0;
        while (t < count) {
            t = step(t, count, period);
        }
        tokens.count = kept;
    }

    /**
     * Replaces the loop at a token, or keeps the token. Returns the next one. It is a method of its own since HotSpot compiles a
     * method after some 200 calls, but a running loop not before 60 000 iterations.
     */
    private int step(int token, int count, int period) {
        int t = token;
        if (t % Heuristics.TOKENS_BETWEEN_CHECKS == 0) {
            deadline.check();
        }
        int most = Math.min(period, (count - t) / Heuristics.FEWEST_BLOCKS);
        int p = 1;
        long had = candidate.budget;
        if (failures != null) {
            p += failures.upTo(t);
            candidate.budget -= failures.cost(t);
        }
        while ((p = candidate.nextLength(t, p, most)) <= most && candidate.budget > 0) {
            int trip = blocksAt(t, p);
            if (trip > 0) {
                if (aligned) {
                    for (int from = candidate.fewestCarried(t, p, trip); t < from; t++) {
                        keep(t, kept++);
                    }
                    trip = blocksAt(t, p);
                }
                replace(t, p, trip, kept);
                if (failures != null) {
                    failures.changed(kept, period);
                }
                kept++;
                return t + p * trip;
            }
            candidate.budget--;
            p++;
        }
        if (failures != null) {
            failures.at(t, p - 1, had - candidate.budget);
        }
        keep(t, kept++);
        return t + 1;
    }

    private int blocksAt(int t, int p) {
        int trip = candidate.blocksAt(t, p);
        if (trip > 0 && rollback != null && candidate.mayBeChance(trip)) {
            rollback.arises();
        }
        return trip;
    }

    private void keep(int token, int at) {
        tokens.type[at] = tokens.type[token];
        tokens.start[at] = tokens.start[token];
        if (failures != null) {
            failures.moved(token, at);
        }
    }

    /** Replaces blocks by a loop. */
    private void replace(int t, int p, int trip, int at) {
        int type = tokens.typeOf(candidate.loop(t, p, trip));
        tokens.type[at] = type;
        tokens.start[at] = tokens.start[t];
    }
}

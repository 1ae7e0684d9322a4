package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.loopopt.LoopDistribution;
import org.gradcost.tape.compile.loopopt.LoopFission;
import org.gradcost.tape.compile.loopopt.LoopInterchange;
import org.gradcost.tape.compile.loopopt.LoopPass;
import org.gradcost.tape.compile.loopopt.ProductIdiom;
import org.gradcost.tape.compile.loopopt.RowPrivatisation;
import org.gradcost.tape.compile.loopopt.UnrollAndJam;

/**
 * The options of the compiler, for tests to switch off or to add to.
 *
 * @param fuse whether the sweeps of a last loop are fused
 * @param recompute whether cheap values are recomputed instead of recorded
 * @param loopPasses the loop optimisations, in their order; if there are none, NaN checks are not woven into loops either
 * @param longest the gates of a region above which it is outlined; the compiler shortens this until methods fit
 * @param seconds after which a trace is refused
 * @param bySupport whether the gradient is computed in one forward sweep, by the supports of the tangents
 * @param tangents the numbers that stored tangents may hold before they are computed in several passes
 * @param bytes that the work arrays of one instance may take together
 */
record CompileOptions(
        boolean fuse,
        boolean recompute,
        List<LoopPass> loopPasses,
        int longest,
        int seconds,
        boolean bySupport,
        long tangents,
        long bytes) {

    /** The loop optimisations, in the order in which they run. */
    static final List<LoopPass> LOOP_PASSES = List.of(
            new ProductIdiom(),
            new LoopInterchange(),
            new LoopDistribution(),
            new LoopFission(),
            new UnrollAndJam(),
            new RowPrivatisation());

    private static final int SECONDS = 60;

    private static final long SHARE =
            (long) (Heuristics.SHARE_OF_HEAP * Runtime.getRuntime().maxMemory());

    /** Half of that share, so that other arrays fit beside the stored tangents of a small heap. */
    private static final long TANGENTS = Math.min(Heuristics.MOST_TANGENTS, SHARE / 2 / Double.BYTES);

    /** Plain code: without loop optimisations, which make rows and packed matrices. */
    static final CompileOptions PLAIN = new CompileOptions(true, true, false, Integer.MAX_VALUE);

    static final CompileOptions DEFAULT = new CompileOptions(true, true, true, Integer.MAX_VALUE);

    CompileOptions(boolean fuse, boolean recompute, boolean optimise, int longest) {
        this(fuse, recompute, optimise, longest, SECONDS);
    }

    CompileOptions(boolean fuse, boolean recompute, boolean optimise, int longest, int seconds) {
        this(fuse, recompute, optimise ? LOOP_PASSES : List.of(), longest, seconds, false, TANGENTS, SHARE);
    }

    /** Returns options with another limit of what stored tangents may hold. */
    CompileOptions withTangents(long most) {
        return new CompileOptions(fuse, recompute, loopPasses, longest, seconds, bySupport, most, bytes);
    }

    /** Returns options with another limit of the bytes of work arrays. */
    CompileOptions withBytes(long most) {
        return new CompileOptions(fuse, recompute, loopPasses, longest, seconds, bySupport, tangents, most);
    }

    /** Returns options by which the gradient is computed forward, by supports. */
    CompileOptions forSupport() {
        return new CompileOptions(fuse, recompute, loopPasses, longest, seconds, true, tangents, bytes);
    }

    /** Returns options with one more loop optimisation, after the others. */
    CompileOptions with(LoopPass pass) {
        List<LoopPass> passes = new ArrayList<>(loopPasses);
        passes.add(pass);
        return new CompileOptions(fuse, recompute, List.copyOf(passes), longest, seconds, bySupport, tangents, bytes);
    }
}

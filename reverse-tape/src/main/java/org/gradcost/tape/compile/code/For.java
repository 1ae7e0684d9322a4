package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/**
 * A counted loop: {@code for (i = from; i < end; i += step)}, or {@code for (i = from; i >= end; i -= step)}. It runs at
 * least once. If the loop has {@link Loop#trips}, {@code end} (downwards {@code from}) is relative to its trip count.
 */
public record For(Loop loop, boolean down, int from, int end, int step, List<Statement> body) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<List<Statement>> blocks() {
        return List.of(body);
    }

    /** The start of a remainder loop: where the loop before it ended. */
    static final int REMAINDER = Integer.MIN_VALUE;

    /** Returns the loop over all iterations. */
    public static For all(Loop loop, boolean down, List<Statement> body) {
        int trip = loop.trips == null ? loop.trip : 0;
        return new For(loop, down, down ? trip - 1 : 0, down ? 0 : trip, 1, body);
    }

    /** Returns the unrolled loop of {@code step} iterations at a time, while that many are left. */
    public static For together(For all, int step, List<Statement> body) {
        int more = step - 1;
        return new For(all.loop, all.down, all.from, all.down ? all.end + more : all.end - more, step, body);
    }

    /** Returns the remainder loop after an unrolled one. */
    public static For rest(For all) {
        return new For(all.loop, all.down, REMAINDER, all.end, 1, all.body);
    }

    /** Returns whether it may have no iteration. */
    public boolean maybeNone() {
        return isRemainder() || loop.trips != null && loop.least < step;
    }

    /** Returns whether it is a remainder loop. */
    public boolean isRemainder() {
        return from == REMAINDER;
    }

    /** Returns the first value of the counter. */
    public AffineIndex first() {
        return loop.trips != null && down ? loop.trips.plus(from) : AffineIndex.of(from);
    }

    /** Returns the bound of the counter. */
    public AffineIndex bound() {
        return loop.trips != null && !down ? loop.trips.plus(end) : AffineIndex.of(end);
    }

    /** Returns whether it runs over all iterations one by one, with a constant trip count. */
    public boolean isWhole() {
        return loop.trips == null && step == 1 && from == (down ? loop.trip - 1 : 0) && end == (down ? 0 : loop.trip);
    }

    /** Returns the loop with another body. */
    public For with(List<Statement> other) {
        return new For(loop, down, from, end, step, other);
    }
}

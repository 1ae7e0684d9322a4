package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * Unrolls outer loops and jams the copies of their inner loops (D. Callahan, S. Carr and K. Kennedy, "Improving register
 * allocation for subscripted variables", PLDI 1990). Each sum waits for its own additions, but several wait at once; what all
 * copies read is read once, and what all accumulate into is loaded and stored once. Every sum keeps its order.
 *
 * <p>In a loop that is not jammed, a reduction is split ({@link ReductionSplitting}); elsewhere stores are forwarded
 * ({@link StoreForwarding}) and then loads reused ({@link LoadReuse}).
 */
public final class UnrollAndJam implements LoopPass {

    /** Numbers of iterations to try where {@link Heuristics#JAMMED} would leave a remainder. */
    private static final int[] EVEN = {5, 6, 3};

    private final IntArray tables;

    /** Makes the pass. */
    public UnrollAndJam() {
        this(null);
    }

    private UnrollAndJam(IntArray tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "unroll-and-jam";
    }

    @Override
    public String purpose() {
        return "Jams iterations of outer loops; in the others splits reductions, forwards stores and reuses loads.";
    }

    @Override
    public List<CodeMethod> apply(List<CodeMethod> methods, IntArray tables) {
        UnrollAndJam jam = new UnrollAndJam(tables);
        List<CodeMethod> result = new ArrayList<>();
        for (CodeMethod method : methods) {
            result.add(method.with(jam.block(method.statements())));
        }
        return result;
    }

    private List<Statement> block(List<Statement> block) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof For repeat) {
                jam(repeat, result);
            } else {
                result.add(statement);
            }
        }
        return result;
    }

    private void jam(For outer, List<Statement> out) {
        int trip = outer.loop().trip;
        boolean even = outer.loop().trips == null;
        int together = even ? together(trip) : Heuristics.JAMMED;
        LoopNest nest = LoopNest.of(outer, together, Heuristics.LONGEST_JAMMED_BODY, tables);
        if (nest == null) {
            alone(outer.with(block(outer.body())), out);
            return;
        }
        if (even && trip % Heuristics.CACHE_LINE == 0 && nest.isByColumns()) {
            together = Heuristics.CACHE_LINE; // each cache line is then visited once
        }
        List<Statement> body = new JammedBody(nest, together).statements();
        if (!even) {
            if (outer.loop().least < together) {
                for (Local local : nest.ownLocals()) {
                    out.add(new Assign(
                            local,
                            new Literal(0))); // the JVM's verifier does not see that one of both loops assigns it
                }
            }
            out.add(For.together(outer, together, body));
            out.add(For.rest(outer));
            return;
        }
        int rest = trip % together;
        List<Statement> last = rest > 1 ? new JammedBody(nest, rest).statements() : block(outer.body());
        if (outer.down()) {
            out.add(new For(outer.loop(), true, trip - 1, rest, together, body));
            if (rest > 0) {
                out.add(new For(outer.loop(), true, rest - 1, 0, rest, last));
            }
        } else {
            out.add(new For(outer.loop(), false, 0, trip - rest, together, body));
            if (rest > 0) {
                out.add(new For(outer.loop(), false, trip - rest, trip, rest, last));
            }
        }
    }

    private static int together(int trip) {
        if (trip % Heuristics.JAMMED != 0 && trip < Heuristics.JAM_WITHOUT_REMAINDER) {
            for (int count : EVEN) {
                if (trip % count == 0) {
                    return count;
                }
            }
        }
        return Heuristics.JAMMED;
    }

    /** Emits a loop that is not jammed: with its reduction split, or with stores forwarded and then loads reused. */
    private static void alone(For loop, List<Statement> out) {
        List<Statement> split = ReductionSplitting.apply(loop);
        if (split != null) {
            out.addAll(split);
            return;
        }
        for (Statement statement : StoreForwarding.apply(loop)) {
            List<Statement> reused = statement instanceof For forwarded ? LoadReuse.apply(forwarded) : null;
            if (reused == null) {
                out.add(statement);
            } else {
                out.addAll(reused);
            }
        }
    }
}

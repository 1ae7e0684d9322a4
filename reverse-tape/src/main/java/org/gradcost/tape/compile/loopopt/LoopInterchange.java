package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Pack;
import org.gradcost.tape.compile.code.PackedOperand;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Unpack;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * Exchanges loops that multiply a matrix of the inputs by a vector again and again, as a layer does sample by sample: as
 * they stand, each sum waits for its own additions, and the loop of which HotSpot could make vector instructions is the
 * outer one ("loop distribution" and "loop interchange": R. Allen and K. Kennedy, <em>Optimizing Compilers for Modern
 * Architectures</em>, Morgan Kaufmann 2002, chapter 5).
 *
 * <p>The matrix is packed into rows before the loops around, and serves all their iterations; its adjoint is made in rows
 * too, and added to the gradient after them ("packing": K. Goto and R. van de Geijn, "Anatomy of high-performance matrix
 * multiplication", ACM Transactions on Mathematical Software 34(3), 2008). That may be late: nothing in the loops reads the
 * gradient, and what they set in it is no part of the matrix, for their next iteration would set it again.
 */
public final class LoopInterchange {

    private final IntArray tables;

    /** So many matrices are in the code already. */
    private int count;

    /** Of the method that is looked at. */
    private ReadCounts reads;

    /** The matrices of the loop that is looked at. */
    private final List<PackedOperand> matrices = new ArrayList<>();

    private LoopInterchange(IntArray tables) {
        this.tables = tables;
    }

    public static List<CodeMethod> methods(List<CodeMethod> methods, IntArray tables) {
        LoopInterchange interchange = new LoopInterchange(tables);
        List<CodeMethod> result = new ArrayList<>();
        for (CodeMethod method : methods) {
            result.add(interchange.method(method));
        }
        return result;
    }

    private CodeMethod method(CodeMethod method) {
        reads = ReadCounts.in(method);
        List<Statement> block = new ArrayList<>();
        for (Statement statement : method.statements()) {
            if (statement instanceof For repeat) {
                outermost(repeat, block);
            } else {
                block.add(statement);
            }
        }
        return method.with(block);
    }

    private void outermost(For repeat, List<Statement> out) {
        matrices.clear();
        For exchanged = within(repeat, 1);
        if (matrices.isEmpty()) {
            out.add(repeat);
            return;
        }
        count += matrices.size();
        for (PackedOperand matrix : matrices) {
            out.add(new Pack(matrix));
        }
        out.add(exchanged);
        for (PackedOperand matrix : matrices) {
            if (matrix.isWritten()) {
                out.add(new Unpack(matrix));
            }
        }
    }

    private For within(For repeat, long times) {
        long often = times * repeat.loop().trip;
        List<Statement> body = new ArrayList<>();
        for (Statement statement : repeat.body()) {
            if (!(statement instanceof For inner)) {
                body.add(statement);
                continue;
            }
            MatrixLoopNest nest = often < Heuristics.PACKED_USES ? null : MatrixLoopNest.of(inner, reads, tables);
            if (nest == null) {
                body.add(within(inner, often));
            } else {
                body.addAll(nest.statements(this));
            }
        }
        return repeat.with(body);
    }

    /** The matrix with its number: the same one again has the same. */
    PackedOperand numbered(PackedOperand matrix) {
        for (PackedOperand known : matrices) {
            if (known.isSame(matrix)) {
                return known;
            }
        }
        PackedOperand added = matrix.withNumber(count + matrices.size());
        matrices.add(added);
        return added;
    }
}

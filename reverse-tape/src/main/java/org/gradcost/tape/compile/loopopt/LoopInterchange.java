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
 * Interchanges loops that multiply a matrix of inputs by vector after vector, as a layer does sample by sample. In their first
 * order each sum waits for its own additions, and the loop that HotSpot could vectorise is the outer one (loop distribution and
 * interchange: R. Allen and K. Kennedy, <em>Optimizing Compilers for Modern Architectures</em>, Morgan Kaufmann 2002, chapter 5).
 *
 * <p>The matrix is packed into rows before the loops around, and serves all their iterations; its adjoint is accumulated in rows
 * and added to the gradient after them (packing: K. Goto and R. van de Geijn, "Anatomy of high-performance matrix
 * multiplication", ACM TOMS 34(3), 2008). Adding it late is valid: nothing in the loops reads the gradient, and what they
 * assign in it is no part of the matrix, since their next iteration would assign it again.
 */
public final class LoopInterchange implements LoopPass {

    private final IntArray tables;

    /** How many matrices the code has so far. */
    private int count;

    /** The read counts of the present method. */
    private ReadCounts reads;

    /** The matrices of the present outermost loop. */
    private final List<PackedOperand> matrices = new ArrayList<>();

    /** Makes the pass. */
    public LoopInterchange() {
        this(null);
    }

    private LoopInterchange(IntArray tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "loop-interchange";
    }

    @Override
    public String purpose() {
        return "Packs matrices that are used often, and multiplies by them row by row.";
    }

    @Override
    public List<CodeMethod> apply(List<CodeMethod> methods, IntArray tables) {
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

    /** Returns a matrix under its number; the same matrix has the same number. */
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

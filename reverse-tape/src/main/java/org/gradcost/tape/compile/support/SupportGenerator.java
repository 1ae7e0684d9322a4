package org.gradcost.tape.compile.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.ClearTangent;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.emit.CodeBuilder;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.runtime.GeneratedCode;
import org.gradcost.tape.compile.storage.MemoryMap;
import org.gradcost.tape.compile.trace.Trace;
import org.gradcost.tape.compile.trace.TraceLimit;

/** Emits the code of a full gradient in one forward sweep: values, and tangents by their supports. */
public final class SupportGenerator {

    /**
     * What is emitted.
     *
     * @param methods the methods, the main one last
     * @param tangents the room of the stored tangents
     * @param workspace the numbers of the workspace: those in memory, and factors that are kept for a while
     * @param slots the slots of each gate that has a tangent, as text: {@code v3: [x[i], x[i + 1]]}
     */
    public record Result(List<CodeMethod> methods, TangentLayout tangents, int workspace, List<String> slots) {}

    private SupportGenerator() {}

    /**
     * Emits the code.
     *
     * @param program placed in memory, whose activity is known
     * @param most the numbers that stored tangents may hold; if they would hold more, the code is that of one pass of several
     */
    public static Result generate(Trace trace, Program program, MemoryMap memory, long most) {
        return generate(trace, program, memory, most, null, null);
    }

    /**
     * Emits the code of a Jacobian: its entries, in the order of the pattern, take the place of the gradient.
     *
     * @param most the numbers that stored tangents may hold
     * @param preaccumulates whether the order within an iteration is the one with few operations, not that of the gates
     * @throws RuntimeException if they would hold more
     */
    public static Result jacobian(
            Trace trace,
            Program program,
            MemoryMap memory,
            long most,
            SparsityPattern pattern,
            boolean preaccumulates) {
        JacobianEntries jacobian = new JacobianEntries(trace, program, pattern);
        Preaccumulation order = preaccumulates ? new Preaccumulation(program, jacobian) : null;
        return generate(trace, program, memory, most, jacobian, order);
    }

    private static Result generate(
            Trace trace,
            Program program,
            MemoryMap memory,
            long most,
            JacobianEntries jacobian,
            Preaccumulation order) {
        int elements = jacobian == null ? program.differentiated : jacobian.count();
        BandedTangents bands = new BandedTangents(trace, program, memory);
        SupportDecisions decisions = new SupportDecisions(bands);
        boolean inPasses = false;
        while (true) {
            TangentStorage storage = new TangentStorage(trace, program, memory, bands, inPasses);
            CodeBuilder builder = new CodeBuilder();
            if (memory.copiesInputs()) {
                builder.emit(new CopyInputs(Array.POINT, Array.VALUES, program.differentiated, program.data));
            }
            builder.emit(
                    inPasses
                            ? new ClearTangent(
                                    storage.gradient(), AffineIndex.of(0), AffineIndex.of(program.differentiated))
                            : new Clear(Array.GRADIENT, 0, elements));
            SupportSweep sweep = new SupportSweep(builder, program, decisions, bands, storage, jacobian, order);
            CodeExpression value = sweep.run();
            if (decisions.takeChanged()) {
                continue;
            }
            TangentLayout layout = storage.layout(most);
            if (inPasses || layout.passes() == 1) {
                List<CodeMethod> methods = builder.finish(GeneratedCode.METHOD, value);
                return new Result(
                        inPasses ? methods : GradientStores.assignFirst(methods, program, elements),
                        layout,
                        storage.workspace(),
                        text(sweep.supports()));
            }
            if (jacobian != null) {
                throw TraceLimit.of("the tangents of values in memory take more than the " + most
                        + " numbers that can be stored; use jacobian, which takes one pass per colour");
            }
            inPasses = true;
        }
    }

    private static List<String> text(Supports supports) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<GateNode, SparseTangent> entry : supports.ofGates().entrySet()) {
            lines.add(entry.getKey() + ": " + entry.getValue());
        }
        return lines;
    }
}

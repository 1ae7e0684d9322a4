package org.gradcost.tape.compile.emit;

import java.util.List;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.runtime.GeneratedCode;

/** Emits the code of the function alone: all regions forward. */
public final class ValueGenerator {

    private ValueGenerator() {}

    /**
     * Returns the methods of a function, the main one last. A function of one output is their result; the outputs of a function
     * of many are stored, and the result is 0.
     *
     * @param plan without a fused loop, with nothing recorded
     */
    public static List<CodeMethod> generate(GradientPlan plan) {
        Program program = plan.program();
        CodeBuilder builder = new CodeBuilder();
        ForwardValues values = new ForwardValues(builder);
        ReverseValues saved = new ReverseValues(builder, values, program);
        ForwardSweep forward = new ForwardSweep(builder, values, new InvariantReads(values, saved, program), program);
        if (plan.memory().copiesInputs()) {
            builder.emit(new CopyInputs(Array.POINT, Array.VALUES, program.differentiated, program.data));
        }
        forward.region(program.top);
        return builder.finish(
                GeneratedCode.METHOD, program.outputs() > 0 ? new Literal(0) : result(builder, values, program));
    }

    private static CodeExpression result(CodeBuilder builder, ForwardValues values, Program program) {
        Local value = builder.local("value", "value");
        builder.emit(new Assign(value, values.of(program.output.ref)));
        return new LocalRead(value);
    }
}

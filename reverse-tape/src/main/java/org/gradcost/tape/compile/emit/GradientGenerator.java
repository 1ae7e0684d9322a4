package org.gradcost.tape.compile.emit;

import java.util.List;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.runtime.GeneratedCode;

/** Emits the code of a gradient: all regions forward, then backward; around a fused loop, its epilogue in two parts. */
public final class GradientGenerator {

    private final GradientPlan plan;
    private final Program program;
    private final CodeBuilder builder = new CodeBuilder();
    private final ForwardValues values;
    private final ForwardSweep forward;
    private final AdjointRules rules;
    private final ReverseSweep reverse;
    private final FusedSweep fused;

    private GradientGenerator(GradientPlan plan) {
        this.plan = plan;
        this.program = plan.program();
        this.values = new ForwardValues(builder);
        ReverseValues saved = new ReverseValues(builder, values, program);
        InvariantReads invariants = new InvariantReads(values, saved, program);
        this.forward = new ForwardSweep(builder, values, invariants, program);
        this.rules = new AdjointRules(builder, saved, plan);
        this.reverse = new ReverseSweep(builder, invariants, rules);
        this.fused = new FusedSweep(builder, invariants, forward, rules, reverse);
    }

    /** Returns the methods of a gradient, the main one last. */
    public static List<CodeMethod> generate(GradientPlan plan) {
        return new GradientGenerator(plan).main();
    }

    private List<CodeMethod> main() {
        boolean copiesInputs = plan.memory().copiesInputs();
        if (copiesInputs) {
            builder.emit(new CopyInputs(Array.POINT, Array.VALUES, program.differentiated, program.data));
        }
        Local value = plan.fused() == null ? sweeps() : sweepsAround(plan.fused());
        if (copiesInputs) {
            builder.emit(new AddInputs(Array.ADJOINTS, Array.GRADIENT, program.differentiated));
        }
        return builder.finish(GeneratedCode.METHOD, program.outputs() > 0 ? new Literal(0) : new LocalRead(value));
    }

    /** Emits the forward sweep, then the reverse sweep. Returns the local of the value. */
    private Local sweeps() {
        forward.region(program.top);
        Local value = value();
        seed();
        reverse.region(program.top);
        return value;
    }

    /** Emits both sweeps around a fused loop. Returns the local of the value. */
    private Local sweepsAround(Loop loop) {
        MethodChunk top = program.top.chunks.get(0);
        int at = top.nodes.indexOf(loop);
        List<IrNode> before = top.nodes.subList(0, at);
        List<IrNode> epilogue = top.nodes.subList(at + 1, top.nodes.size());
        forward.nodes(before);
        seed();
        rules.restrictTo(AdjointRules.TO_FUSED_LOOP);
        reverse.nodes(epilogue);
        rules.restrictTo(AdjointRules.ALL);
        fused.loop(loop);
        forward.nodes(epilogue);
        Local value = value();
        rules.restrictTo(AdjointRules.TO_OTHERS);
        pullBackAgain(epilogue);
        rules.restrictTo(AdjointRules.ALL);
        reverse.nodes(before);
        reverse.flush(top);
        return value;
    }

    private Local value() {
        Local value = builder.local("value", "value");
        builder.emit(new Assign(value, values.of(program.output.ref)));
        return value;
    }

    /** Zeros the adjoints that must be, and seeds that of the output with 1. */
    private void seed() {
        zero(Array.ADJOINTS, plan.zeros().adjoints());
        zero(Array.GRADIENT, plan.zeros().gradient());
        rules.contribute(program.output, new Literal(1));
    }

    private void zero(Array array, int[] ranges) {
        for (int r = 0; r < ranges.length; r += 2) {
            builder.emit(new Clear(array, ranges[r], ranges[r + 1]));
        }
    }

    /** Pulls the adjoints of the epilogue's gates back once more, for the contributions that were left out before. */
    private void pullBackAgain(List<IrNode> epilogue) {
        for (int i = epilogue.size() - 1; i >= 0; i--) {
            GateNode gate = (GateNode) epilogue.get(i);
            if (builder.hasAdjoint(gate)) {
                rules.pullBack(gate, new LocalRead(builder.adjoint(gate)));
            }
        }
    }
}

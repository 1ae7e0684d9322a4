package org.gradcost.tape.compile.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.Expression;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Literal;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.storage.ZeroedRanges;

/**
 * Generates the code of a gradient: bodies forward, then the same bodies backward, statement by statement. In a fused loop
 * both at once.
 */
public final class GradientGenerator extends ReverseSweep {

    private GradientGenerator(GradientPlan plan) {
        super(plan);
    }

    /** The methods; the last one is the main one. */
    public static List<CodeMethod> generate(GradientPlan plan) {
        GradientGenerator generator = new GradientGenerator(plan);
        generator.main();
        return generator.methods;
    }

    private void main() {
        if (plan.memory().copiesInputs()) {
            emit(new CopyInputs(program.differentiated, program.inputs - program.differentiated));
        }
        Loop fused = plan.fused();
        Expression result;
        if (fused == null) {
            forward(program.top);
            Local value = local("value", "value");
            emit(new Assign(value, value(program.output.ref, null)));
            clear();
            contribute(program.output, new Literal(1));
            reverse(program.top);
            result = new LocalRead(value);
        } else {
            List<IrNode> items = program.top.chunks.get(0).nodes;
            int at = items.indexOf(fused);
            List<IrNode> tail = items.subList(at + 1, items.size());
            forward(items.subList(0, at));
            clear();
            contribute(program.output, new Literal(1));
            wanted = Wanted.OF_TAIL;
            reverse(tail);
            wanted = Wanted.ALL;
            fused(fused);
            forward(tail);
            Local value = local("value", "value");
            emit(new Assign(value, value(program.output.ref, null)));
            wanted = Wanted.OTHERS;
            again(tail);
            wanted = Wanted.ALL;
            reverse(items.subList(0, at));
            flush(program.top.chunks.get(0));
            result = new LocalRead(value);
        }
        if (plan.memory().copiesInputs()) {
            emit(new AddInputs(program.differentiated));
        }
        methods.add(new CodeMethod("gradient", new Loop[0], out, result));
    }

    /** What gates that have their adjoints contribute besides. */
    private void again(List<IrNode> tail) {
        for (int i = tail.size() - 1; i >= 0; i--) {
            GateNode leaf = (GateNode) tail.get(i);
            if (adjoints.containsKey(leaf)) {
                pullBack(leaf, new LocalRead(adjoints.get(leaf)));
            }
        }
    }

    private void clear() {
        for (ZeroedRanges.Range range : plan.zeros().adjoints()) {
            emit(new Clear(Array.ADJOINTS, range.from(), range.to()));
        }
        for (ZeroedRanges.Range range : plan.zeros().gradient()) {
            emit(new Clear(Array.GRADIENT, range.from(), range.to()));
        }
    }

    private void fused(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            emit(new Assign(local(carry, carry.toString()), valueBefore(carry)));
            if (carry.constantAdjoint && nonzero.add(carry)) {
                emit(new Assign(adjointLocal(carry, "d"), new Literal(0)));
            }
        }
        prefetch(loop, false);
        inFused = loop;
        Set<Object> start = steady(loop);
        zero(start);
        List<LoopCarried> sums = new ArrayList<>();
        List<LoopCarried> others = new ArrayList<>();
        for (LoopCarried carry : loop.carries) {
            (carry.constantAdjoint ? sums : others).add(carry);
        }
        beginBlock();
        forward(loop, loop.region);
        carryOn(sums); // no slope rests on them
        backwardOfSums(loop);
        zero(start);
        carryOn(others);
        inFused = null;
        emit(For.all(loop, false, endBlock()));
        initials(loop);
    }

    @Override
    void iteration(Loop loop) {
        if (loop.fused) {
            forward(loop, loop.region);
            backwardOfSums(loop);
        } else {
            super.iteration(loop);
        }
    }

    private void backwardOfSums(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            if (carry.constantAdjoint) {
                contribute(carry.source, false, new LocalRead(adjointLocal(carry, "d")));
            }
        }
        reverse(loop.region);
    }
}

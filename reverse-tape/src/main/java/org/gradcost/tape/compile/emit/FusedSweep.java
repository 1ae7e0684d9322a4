package org.gradcost.tape.compile.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;

/** Emits the loop whose sweeps are fused: each iteration forward and at once backward, with the adjoints of its sums constant. */
final class FusedSweep implements LoopIteration {

    private final CodeBuilder builder;
    private final InvariantReads invariants;
    private final ForwardSweep forward;
    private final AdjointRules rules;
    private final ReverseSweep reverse;

    FusedSweep(
            CodeBuilder builder,
            InvariantReads invariants,
            ForwardSweep forward,
            AdjointRules rules,
            ReverseSweep reverse) {
        this.builder = builder;
        this.invariants = invariants;
        this.forward = forward;
        this.rules = rules;
        this.reverse = reverse;
    }

    void loop(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            forward.initialise(carry);
            if (carry.constantAdjoint && builder.markNonzero(carry)) {
                builder.emit(new Assign(builder.adjoint(carry), new Literal(0)));
            }
        }
        invariants.beforeForward(loop);
        rules.enterFused(loop);
        Set<Object> start = reverse.nonzeroAtStart(loop, this);
        builder.zero(start);
        List<LoopCarried> sums = new ArrayList<>();
        List<LoopCarried> others = new ArrayList<>();
        for (LoopCarried carry : loop.carries) {
            (carry.constantAdjoint ? sums : others).add(carry);
        }
        builder.beginBlock();
        forward.iteration(loop);
        forward.advance(sums); // no partial needs them
        backward(loop);
        builder.zero(start);
        forward.advance(others);
        rules.leaveFused();
        builder.emit(For.all(loop, false, builder.endBlock()));
        reverse.initialValues(loop);
    }

    @Override
    public void iteration(Loop loop) {
        forward.iteration(loop);
        backward(loop);
    }

    private void backward(Loop loop) {
        for (LoopCarried carry : loop.carries) {
            if (carry.constantAdjoint) {
                rules.contribute(carry.source, false, new LocalRead(builder.adjoint(carry)));
            }
        }
        reverse.region(loop.region);
    }
}

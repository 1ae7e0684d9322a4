package org.gradcost.tape.compile.code.expression;

import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/** Substitutes an iteration for the counter of a loop. */
public record IterationSubstitution(Loop loop, AffineIndex iteration) implements Substitution {

    @Override
    public Local local(Local local) {
        return local;
    }

    @Override
    public AffineIndex index(AffineIndex index) {
        return index.at(loop, iteration);
    }
}

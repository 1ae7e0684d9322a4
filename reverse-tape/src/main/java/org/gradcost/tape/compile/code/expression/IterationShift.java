package org.gradcost.tape.compile.code.expression;

import java.util.Map;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/**
 * Moves code to a later iteration, with some locals renamed.
 *
 * @param by how many iterations later
 * @param names the new names of locals
 */
public record IterationShift(Loop loop, int by, Map<Local, Local> names) implements Substitution {

    @Override
    public Local local(Local local) {
        return names.getOrDefault(local, local);
    }

    @Override
    public AffineIndex index(AffineIndex index) {
        return index.moved(loop, by);
    }
}

package org.gradcost.tape.compile.loopopt;

import java.util.List;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * A loop optimisation: it takes methods and returns methods that compute the same, up to the order of sums and products whose
 * terms and factors may be taken in any. The pipeline runs a list of them.
 */
public interface LoopPass {

    /** Returns the name by which {@code check --explain --after} knows it. */
    String name();

    /** Returns what it does, in one sentence. */
    String purpose();

    /**
     * Optimises methods.
     *
     * @param methods as many as are returned, in the same order, the main one last; not changed
     * @param tables the tables that subscripts may read
     */
    List<CodeMethod> apply(List<CodeMethod> methods, IntArray tables);
}

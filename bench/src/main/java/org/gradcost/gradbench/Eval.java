package org.gradcost.gradbench;

import java.util.List;

/** An eval of GradBench: a module of functions. */
interface Eval {

    /** Returns the name of its module. */
    String name();

    /** Returns the names of its functions. */
    List<String> functions();

    /**
     * Returns the workload for an input.
     *
     * @param function one of {@link #functions}
     * @throws org.gradcost.results.BadInputException if the input is not valid for the function
     */
    Workload workload(String function, Input input, Choice mode);
}

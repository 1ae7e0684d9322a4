package org.gradcost.gradbench;

import java.util.List;

/** One eval of GradBench: a module of functions. */
interface Eval {

    /** Returns the name of its module. */
    String name();

    /** Returns the names of its functions. */
    List<String> functions();

    /**
     * Lays out an input.
     *
     * @param function one of {@link #functions}
     * @throws org.gradcost.results.BadInputException if the input is not what the function takes
     */
    Workload workload(String function, Input input, Choice mode);
}
